package org.dunning.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dunning.company.AnswerLinks;
import org.dunning.configfile.ConfigFolders;
import org.dunning.notice.NoticeFacts.Line;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeRendererTest {

    private static final Locale ES = Locale.forLanguageTag("es");
    private static final Locale EN = Locale.ENGLISH;

    private final NoticeRenderer renderer = new NoticeRenderer(
            new ConfigFolders(Path.of(""), Path.of("")),
            new NoticeProperties(List.of(ES, EN), null),
            AnswerLinks.none());

    static Stream<NoticeFacts> everyShippedNotice() {
        return Stream.of(ES, EN)
                .flatMap(language -> Stream.concat(
                        Stream.of(SampleFacts.beforeDue("reminder-before-due", "reminder-before-due", language)),
                        Stream.of("friendly", "firm", "formal")
                                .flatMap(stage -> Stream.of(
                                        SampleFacts.full(stage, stage, language),
                                        SampleFacts.plain(stage, stage, language)))));
    }

    @ParameterizedTest
    @MethodSource("everyShippedNotice")
    void namesAmountDatesDocumentsAndHowToPayInBothParts(NoticeFacts facts) {
        NoticeText words = renderer.words(facts);
        NoticeVariables expected = ShippedWords.said(facts, facts.language());

        assertThat(words.subject()).contains(expected.toPay()).contains("Suministros Ejemplo, S.L.");
        for (String part : List.of(words.text(), words.html())) {
            assertThat(part)
                    .contains(expected.total(), expected.payBy(), expected.debtorNo(), expected.noticeNo())
                    .contains(expected.howToPay())
                    .contains(expected.contact())
                    .doesNotContain("$", "#end", "#if");
            Stream.of(expected.overdue(), expected.notYetDue(), expected.credits())
                    .flatMap(List::stream)
                    .forEach(item -> assertThat(part).contains(item.document(), item.open()));
        }
    }

    @Test
    void writesAmountsAndDatesAsTheLanguageDoes() {
        assertThat(renderer.words(SampleFacts.full("friendly", "friendly", ES)).text())
                .contains("12.500,00 EUR", "-324,46 EUR", "a más tardar el 9 de marzo de 2026", "33 días de retraso");
        assertThat(renderer.words(SampleFacts.full("friendly", "friendly", EN)).text())
                .contains("EUR 12,500.00", "-EUR 324.46", "by March 9, 2026", "33 days overdue");
    }

    @Test
    void keepsTheCurrencysOwnDecimals() {
        var spanish = new NoticeFormats(ES);

        assertThat(spanish.money(Money.of("1234567", "JPY"))).isEqualTo("1.234.567 JPY");
        assertThat(spanish.money(Money.of("1234.5", "KWD"))).isEqualTo("1.234,500 KWD");
        assertThat(spanish.money(Money.of("-0.05", "EUR"))).isEqualTo("-0,05 EUR");
    }

    @Test
    void writesAmountsAsTheLibraryDoesInEveryLocale() {
        for (Locale locale : Locale.getAvailableLocales()) {
            var numbers = NumberFormat.getNumberInstance(locale);
            numbers.setMinimumFractionDigits(2);
            var formats = new NoticeFormats(locale);
            for (String amount : List.of("0.05", "7.10", "999.99", "1000.00", "12655.12", "1234567.89")) {
                if (!locale.toLanguageTag().equals("pt")) {
                    assertThat(formats.money(Money.of(amount, "EUR"))).contains(numbers.format(new BigDecimal(amount)));
                }
            }
        }
        assertThat(new NoticeFormats(Locale.forLanguageTag("pt")).money(Money.of("12655.12", "EUR")))
                .isEqualTo("12\u00a0655,12 EUR");
    }

    @Test
    void followsTheLanguageChain() {
        assertThat(words("es-MX").language()).isEqualTo(Locale.forLanguageTag("es-MX"));
        assertThat(words("es-MX").subject()).contains("Recordatorio de pago: EUR 12,500.00");
        assertThat(words("nl").language()).isEqualTo(ES);
        assertThat(words("nl").subject()).contains("Recordatorio de pago: 12.500,00 EUR");
    }

    private NoticeText words(String language) {
        return renderer.words(SampleFacts.full("friendly", "friendly", Locale.forLanguageTag(language)));
    }

    @Test
    void setsItemsNotYetDueApartFromTheTotal() {
        String text = renderer.words(SampleFacts.full("firm", "firm", ES)).text();

        assertThat(text.indexOf("2026/0199")).isGreaterThan(text.indexOf("Total pendiente"));
        assertThat(text).contains("Todavía no vencido");
    }

    @Test
    void everyTextBeforeTheFormalOneHasAnAlreadyPaidLine() {
        everyShippedNotice().filter(facts -> !facts.stage().equals("formal")).forEach(facts -> assertThat(
                        renderer.words(facts).text())
                .containsIgnoringCase(facts.language().equals(ES) ? "si ya ha realizado el pago" : "already paid"));
    }

    @Test
    void aHostileNameStaysOneHarmlessLine() {
        String hostile =
                "Evil\r\nBcc: x@example.org\u0000 <script>alert('1')</script> \u202Egnp.exe \uD800 $total #set 😀";
        NoticeText words = renderer.words(named(hostile));

        assertThat(words.text())
                .contains("Evil Bcc: x@example.org <script>alert('1')</script> gnp.exe \uFFFD $total #set 😀")
                .doesNotContain("\u0000", "\u202E", "\r");
        assertThat(words.html())
                .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;")
                .doesNotContain("<script>", "\u202E");
    }

    @Test
    void aNameOfTwoHundredKilobytesIsCutShort() {
        NoticeText words = renderer.words(named("x".repeat(200_000)));

        assertThat(words.text()).contains("x".repeat(199) + "…").hasSizeLessThan(5_000);
    }

    @Test
    void aDocumentNumberCannotEndTheSubjectOrTheTable() {
        Line line = new Line(
                "F\r\n\r\n.\r\nQUIT</td>",
                null,
                null,
                LocalDate.of(2026, 2, 1),
                Money.of("10", "EUR"),
                Money.of("10", "EUR"),
                29);
        NoticeFacts plain = SampleFacts.plain("friendly", "friendly", EN);
        NoticeText words = renderer.words(OtherFacts.of(plain, plain.debtor(), List.of(line)));

        assertThat(words.text()).contains("F . QUIT</td>");
        assertThat(words.html()).contains("F . QUIT&lt;/td&gt;");
    }

    private static NoticeFacts named(String name) {
        NoticeFacts plain = SampleFacts.plain("friendly", "friendly", EN);
        Debtor debtor = plain.debtor();
        return OtherFacts.of(
                plain,
                new Debtor(debtor.key(), name, null, null, null, null, null, null, null, null, null),
                plain.overdue());
    }
}
