package org.dunning.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dunning.company.AnswerLinks;
import org.dunning.configfile.ConfigFolders;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.DunningStage;
import org.dunning.receivable.Courtesy;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shipped texts in all their languages, as one debtor gets them. After a change of a text, write the golden files
 * anew with {@code GOLDEN=write ./mvnw -q -pl connector test -Dtest=ShippedTextsTest}, and read them.
 */
class ShippedTextsTest {

    static final List<Locale> LANGUAGES = Stream.of("es", "en", "de", "fr", "it", "pt", "ca")
            .map(Locale::forLanguageTag)
            .toList();

    private static final Path GOLDEN = Path.of("connector/src/test/resources/golden/notices");
    private static final ConfigFolders FOLDERS = new ConfigFolders(Path.of(""), Path.of(""));
    private static final NoticeRenderer RENDERER =
            new NoticeRenderer(FOLDERS, new NoticeProperties(LANGUAGES, null), AnswerLinks.none());

    /** The shipped templates, each at a day at which its text is true. */
    static final Map<String, Integer> STAGES = Map.of(
            "reminder-before-due", -5,
            "due-day", 0,
            "friendly", 1,
            "firm", 15,
            "formal", 30,
            "agency", 45,
            "legal", 60);

    /** One debtor's notice, and how it differs from the usual one of its stage. */
    record Sent(String stage, Locale language, Kind kind) {

        enum Kind {
            USUAL,
            /** Of one item, without a deadline or credits. */
            ONE,
            /** With interest, compensation and a fee on top. */
            CLAIMING
        }

        NoticeFacts facts() {
            if (stage.equals(Courtesy.THANKS.label())) {
                return kind == Kind.ONE ? SampleFacts.thanksForOne(language) : SampleFacts.thanks(language);
            }
            if (Courtesy.named(stage).isPresent()) {
                return SampleFacts.courtesies(Courtesy.named(stage).get(), language)
                        .get(0);
            }
            if (STAGES.get(stage) <= 0) {
                return kind == Kind.ONE
                        ? SampleFacts.oneBeforeDue(stage, stage, language)
                        : SampleFacts.beforeDue(stage, stage, language);
            }
            return switch (kind) {
                case USUAL -> SampleFacts.full(stage, stage, language);
                case ONE -> SampleFacts.plain(stage, stage, language);
                case CLAIMING -> SampleFacts.withCharges(stage, stage, language);
            };
        }

        @Override
        public String toString() {
            return stage + (kind == Kind.USUAL ? "." : "-" + kind.name().toLowerCase(Locale.ROOT) + ".") + language;
        }
    }

    static Stream<Sent> all() {
        Stream<Sent> usual = Stream.concat(
                        STAGES.keySet().stream(),
                        Arrays.stream(Courtesy.values()).map(Courtesy::label))
                .flatMap(stage -> LANGUAGES.stream().map(language -> new Sent(stage, language, Sent.Kind.USUAL)));
        return Stream.concat(usual, claiming());
    }

    /** Of each stage that may claim something on top. */
    static Stream<Sent> claiming() {
        return STAGES.entrySet().stream().filter(stage -> stage.getValue() > 0).flatMap(stage -> LANGUAGES.stream()
                .map(language -> new Sent(stage.getKey(), language, Sent.Kind.CLAIMING)));
    }

    static Stream<Sent> ofOneItem() {
        return Stream.concat(STAGES.keySet().stream(), Stream.of(Courtesy.THANKS.label()))
                .flatMap(stage -> LANGUAGES.stream().map(language -> new Sent(stage, language, Sent.Kind.ONE)));
    }

    @Test
    void eachPassesTheLintInEachLanguage() {
        List<DunningStage> stages = STAGES.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(stage -> new DunningStage(
                        stage.getKey(),
                        stage.getValue(),
                        null,
                        null,
                        stage.getValue() > 0 ? 10 : null,
                        null,
                        null,
                        null,
                        null,
                        stage.getValue() > 0,
                        null,
                        null))
                .toList();

        assertThat(TemplateCheck.check(
                        FOLDERS,
                        LANGUAGES,
                        List.of(new DunningProcedure("all", 7, Map.of(), stages)),
                        List.of(Courtesy.values())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource({"all", "ofOneItem"})
    void aTextIsAsItWasRead(Sent sent) throws IOException {
        NoticeText words = RENDERER.words(sent.facts());

        golden(sent + ".txt", words.subject() + "\n\n" + words.text());
        assertThat(words.subject() + words.text() + words.html()).doesNotContain("$", "#if", "#end", "{}");
    }

    @ParameterizedTest
    @MethodSource("all")
    void aPageIsAsItWasLookedAt(Sent sent) throws IOException {
        golden(sent + ".html", RENDERER.words(sent.facts()).html());
    }

    @ParameterizedTest
    @MethodSource("all")
    void aPageSaysTheSameAsTheText(Sent sent) {
        NoticeText words = RENDERER.words(sent.facts());
        String page = Jsoup.parse(words.html()).text();

        words.text()
                .lines()
                .map(String::strip)
                .filter(line -> line.length() > 60)
                .forEach(paragraph -> assertThat(page).contains(asJsoupReads(paragraph)));
    }

    @ParameterizedTest
    @MethodSource("claiming")
    void aLetterIsAsItWasLookedAt(Sent sent) throws IOException {
        golden("letter-" + sent + ".html", RENDERER.letter(sent.facts(), Enclosures.NONE));
    }

    @ParameterizedTest
    @MethodSource("claiming")
    void aLetterSaysTheSameAsTheText(Sent sent) {
        String letter =
                Jsoup.parse(RENDERER.letter(sent.facts(), Enclosures.NONE)).text();

        NoticeBody body = NoticeBody.of(RENDERER.ownWords(sent.facts().printed(true)));
        assertThat(letter).contains(body.title());
        Stream.concat(body.opening().stream(), body.closing().stream())
                .forEach(paragraph -> assertThat(letter).contains(asJsoupReads(paragraph)));
    }

    /** The stages in which its words differ. */
    static Stream<Sent> called() {
        return LANGUAGES.stream()
                .flatMap(language -> Stream.of(
                        new Sent("firm", language, Sent.Kind.CLAIMING),
                        new Sent("reminder-before-due", language, Sent.Kind.USUAL)));
    }

    @ParameterizedTest
    @MethodSource("called")
    void aCallSheetIsAsItWasRead(Sent sent) throws IOException {
        String sheet = RENDERER.callSheet(sent.facts());
        NoticeWords words = ShippedWords.of(sent.language());

        golden("call-" + sent + ".txt", sheet);
        assertThat(sheet)
                .contains(ShippedWords.said(sent.facts(), sent.language()).toPay(), words.callDisputed())
                .doesNotContain("$", "#if", "{}", words.replyToUs(), words.thisMessage(), words.howToPay());
    }

    @Test
    void whatAPersonWroteForTheNoticeIsOnTheSheet() {
        NoticeFacts facts = SampleFacts.full("firm", "firm", Locale.ENGLISH);

        assertThat(RENDERER.callSheet(facts.inWords("Subject\n\nAsk for Eva.\n\n---\n\nNot before noon.\n")))
                .contains("Ask for Eva.", "Not before noon.")
                .doesNotContain("Subject");
    }

    @Test
    void aLetterHasTheCompanysAddressAndWhatTheLawWants() {
        NoticeFacts facts = SampleFacts.full("firm", "firm", Locale.ENGLISH);
        NoticeFacts ours = OtherFacts.of(
                facts,
                OtherFacts.writingFrom(
                        facts.company(), "Calle del Comercio, 7\n28014 Madrid", "CIF B00000000\nRegistro <Mercantil>"),
                facts.debtor(),
                facts.overdue(),
                facts.total());
        var letter = Jsoup.parse(RENDERER.letter(ours, Enclosures.NONE));

        assertThat(letter.select(".head").text())
                .isEqualTo("Suministros Ejemplo, S.L. Calle del Comercio, 7 28014 Madrid");
        assertThat(letter.select(".from").text())
                .isEqualTo("Suministros Ejemplo, S.L., Calle del Comercio, 7, 28014 Madrid");
        assertThat(letter.select(".legal").text()).isEqualTo("CIF B00000000 Registro <Mercantil>");
        assertThat(Jsoup.parse(RENDERER.letter(facts, Enclosures.NONE)).select(".legal"))
                .isEmpty();
    }

    /** Paper is no message that one replies to. */
    @ParameterizedTest
    @MethodSource("claiming")
    void aLetterSpeaksOfItselfAsALetter(Sent sent) {
        String letter = RENDERER.letter(sent.facts(), Enclosures.NONE);
        NoticeWords words = ShippedWords.of(sent.language());

        assertThat(letter).doesNotContain(words.thisMessage(), words.replyToUs());
        if (sent.stage().equals("friendly")) {
            assertThat(letter).contains(words.thisLetter(), words.writeToUs());
        }
    }

    @ParameterizedTest
    @MethodSource("claiming")
    void whatIsClaimedIsInTheOneAmountThatIsAskedFor(Sent sent) {
        NoticeText words = RENDERER.words(sent.facts());
        NoticeVariables said = ShippedWords.said(sent.facts(), sent.language());
        String opening = words.text().substring(0, words.text().indexOf("2026/0123"));

        assertThat(said.toPay()).isEqualTo(said.totalWithCharges()).isNotEqualTo(said.total());
        assertThat(words.subject()).contains(said.toPay()).doesNotContain(said.total());
        assertThat(opening).contains(said.total(), said.toPay());
        assertThat(Jsoup.parse(words.html())
                        .select("strong[style*=font-size:22px]")
                        .text())
                .isEqualTo(asJsoupReads(said.toPay()));
        assertThat(Jsoup.parse(RENDERER.letter(sent.facts(), Enclosures.NONE))
                        .select("h1")
                        .text())
                .endsWith(asJsoupReads(said.toPay()));
    }

    /** It takes a no-break space, by which Portuguese groups digits, for a space. */
    private static String asJsoupReads(String words) {
        return words.replace('\u00a0', ' ');
    }

    private static void golden(String name, String is) throws IOException {
        Path file = GOLDEN.resolve(name);
        if ("write".equals(System.getenv("GOLDEN"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, is);
        }
        assertThat(is).isEqualTo(Files.readString(file));
    }
}
