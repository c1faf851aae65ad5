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
}
