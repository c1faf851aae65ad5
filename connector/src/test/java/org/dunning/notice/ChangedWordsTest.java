package org.dunning.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dunning.company.AnswerLinks;
import org.dunning.configfile.ConfigFolders;
import org.dunning.interest.Charge;
import org.dunning.receivable.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Words that a person changed on the day before, when less interest had grown. */
class ChangedWordsTest {

    private static final NoticeRenderer RENDERER = new NoticeRenderer(
            new ConfigFolders(Path.of(""), Path.of("")),
            new NoticeProperties(ShippedTextsTest.LANGUAGES, null),
            AnswerLinks.none());

    private static NoticeFacts claiming(Locale language, String interest) {
        NoticeFacts facts = SampleFacts.withCharges("formal", "formal", language);
        List<Charge> charges = new ArrayList<>(facts.charges());
        Charge yesterday = charges.get(0);
        charges.set(
                0,
                new Charge(Charge.Kind.INTEREST, yesterday.document(), Money.of(interest, "EUR"), yesterday.period()));
        return facts.claiming(charges);
    }

    static List<Locale> languages() {
        return ShippedTextsTest.LANGUAGES;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void nameWhatIsToBePaidToday(Locale language) {
        NoticeFacts today = claiming(language, "113.46");
        NoticeFacts then = claiming(language, "110.12");
        String original = RENDERER.ownWords(then);
        var written = new ChangedWords.Written(
                original, original + "\nGracias.\n", then.on(), then.payBy(), then.longestOverdue());

        String words = RENDERER.upToDate(today, written);

        assertThat(words)
                .isEqualTo(RENDERER.ownWords(today) + "\nGracias.\n")
                .contains(ShippedWords.said(today, language).toPay());
        assertThat(RENDERER.refusals(today.inWords(words))).isEmpty();
        assertThat(RENDERER.refusals(today.inWords(written.changed()))).isNotEmpty();
    }

    @Test
    void keepAnAmountThatThePersonTookFromTheItems() {
        Locale language = Locale.ENGLISH;
        NoticeFacts then = claiming(language, "110.12");
        String original = RENDERER.ownWords(then);
        String changed = original + "\nPlease pay EUR 734.56 of 2026/0147 first.\n";
        var written = new ChangedWords.Written(original, changed, then.on(), then.payBy(), then.longestOverdue());

        assertThat(RENDERER.upToDate(claiming(language, "113.46"), written))
                .contains("Please pay EUR 734.56 of 2026/0147 first.", "EUR 12,742.16")
                .doesNotContain("EUR 12,738.82");
    }

    /** Nothing was claimed yet yesterday, so the amount to pay was that of the documents. */
    @Test
    void keepAnAmountOfTheDocumentsThatWasTheAmountToPayAsWell() {
        NoticeFacts facts = claiming(Locale.ENGLISH, "113.46");
        String then = "Please pay EUR 12,500.00\n\nThe documents come to EUR 12,500.00, to pay are EUR 12,500.00.\n";
        String now = "Please pay EUR 12,738.82\n\nThe documents come to EUR 12,500.00, to pay are EUR 12,738.82.\n";
        var written = new ChangedWords.Written(
                then, then + "Of the EUR 12,500.00 a part is enough for now.\n", facts.on(), facts.payBy(), 0);

        assertThat(ChangedWords.upToDate(facts, written, now, NoticeFormats.of(Locale.ENGLISH)))
                .isEqualTo(now + "Of the EUR 12,500.00 a part is enough for now.\n");
    }

    @Test
    void keepAnItemsAmountThatIsEqualToWhatWasToBePaidYesterday() {
        NoticeFacts facts = claiming(Locale.ENGLISH, "113.46");
        String then = "Please pay EUR 734.56\n\nWe have received nothing.\n";
        String now = "Please pay EUR 735.01\n\nWe have received nothing.\n";
        var written =
                new ChangedWords.Written(then, then + "2026/0147 is EUR 734.56 of it.\n", facts.on(), facts.payBy(), 0);

        assertThat(ChangedWords.upToDate(facts, written, now, NoticeFormats.of(Locale.ENGLISH)))
                .isEqualTo(now + "2026/0147 is EUR 734.56 of it.\n");
    }
}
