package org.dunning.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.dunning.company.Payment;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaymentCodeTest {

    private static final Payment ACCOUNT =
            new Payment("ES91 2100 0418 4502 0005 1332", "CAIXESBBXXX", "Suministros Ñandú & Cía, S.L.", null);

    static String decoded(byte[] png) throws Exception {
        return ScannedCode.text(ImageIO.read(new ByteArrayInputStream(png)));
    }

    private static NoticeFacts facts(
            @Nullable Payment payment, String total, String currency, List<NoticeFacts.Line> overdue) {
        NoticeFacts full = SampleFacts.full("firm", "firm", Locale.ENGLISH);
        return OtherFacts.of(
                full,
                OtherFacts.paidBy(full.company(), payment),
                full.debtor(),
                overdue.isEmpty() ? full.overdue() : overdue,
                Money.of(total, currency));
    }

    @Test
    void namesTheAccountTheAmountAndWhatIsPaid() throws Exception {
        byte[] png = PaymentCode.png(facts(ACCOUNT, "12500.00", "EUR", List.of()));

        assertThat(png).isNotNull().hasSizeLessThan(4_000);
        assertThat(decoded(png).split("\n", -1))
                .containsExactly(
                        "BCD",
                        "002",
                        "1",
                        "SCT",
                        "CAIXESBBXXX",
                        "Suministros Ñandú & Cía, S.L.",
                        "ES9121000418450200051332",
                        "EUR12500.00",
                        "",
                        "",
                        "430012 2026/0123 2026/0147 2026/0151");
    }

    @Test
    void asksForWhatIsClaimedOnTopAsWell() {
        NoticeFacts facts = facts(ACCOUNT, "12500.00", "EUR", List.of())
                .claiming(
                        SampleFacts.withCharges("firm", "firm", Locale.ENGLISH).charges());

        assertThat(PaymentCode.payload(facts)).contains("\nEUR12738.82\n");
    }

    @Test
    void namesTheNoticeWhereThereAreMoreDocumentsThanFit() throws Exception {
        NoticeFacts.Line line =
                SampleFacts.plain("firm", "firm", Locale.ENGLISH).overdue().get(0);
        var many = Collections.nCopies(1, line).stream().toList();
        List<NoticeFacts.Line> lines = new java.util.ArrayList<>(many);
        for (int i = 0; i < 60; i++) {
            lines.add(new NoticeFacts.Line(
                    "INVOICE-" + i, null, null, line.dueDate(), line.amount(), line.open(), line.daysOverdue()));
        }

        assertThat(decoded(PaymentCode.png(facts(ACCOUNT, "0.01", "EUR", lines))))
                .endsWith("\n430012 1042");
    }

    @Test
    void isLeftOutWhereNoBankWouldTakeIt() {
        assertThat(PaymentCode.png(facts(null, "1", "EUR", List.of()))).isNull();
        assertThat(PaymentCode.png(facts(ACCOUNT, "1", "USD", List.of()))).isNull();
        assertThat(PaymentCode.png(facts(ACCOUNT, "0", "EUR", List.of()))).isNull();
    }
}
