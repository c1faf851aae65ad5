package org.dunning.notice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.dunning.company.Company;
import org.dunning.interest.Allocation;
import org.dunning.interest.Allocation.Part;
import org.dunning.interest.Charge;
import org.dunning.notice.NoticeFacts.Line;
import org.dunning.receivable.Courtesy;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/** Invented notices by which templates are tried out. */
final class SampleFacts {

    static final String CONTACT = "Accounts receivable: +34 910 000 000\ncobros@example.com";
    static final String BANK_DETAILS = "IBAN: ES91 2100 0418 4502 0005 1332\nBIC: CAIXESBBXXX";

    private static final Money TOTAL = Money.of("1234.56", "EUR");
    private static final LocalDate ON = LocalDate.of(2026, 3, 2);
    private static final Company COMPANY = new Company(
            ZoneOffset.UTC,
            null,
            null,
            "Suministros Ejemplo, S.L.",
            CONTACT,
            BANK_DETAILS,
            Locale.ENGLISH,
            "standard",
            null,
            null);
    private static final Debtor DEBTOR = new Debtor(
            new DebtorKey("sample", "es", "430012"),
            "Talleres Muñoz & Hijos, S.A.",
            "pagos@example.org",
            null,
            null,
            "ES",
            ZoneId.of("UTC"),
            null,
            null,
            null,
            null);

    private SampleFacts() {}

    /** Three overdue items, one partly paid, with a credit and an item not yet due. */
    static NoticeFacts full(String stage, String template, Locale language) {
        return notice(
                stage,
                template,
                language,
                ON.plusDays(7),
                List.of(
                        line("2026/0123", "PO-4711", 33, "12000.00", "12000.00"),
                        line("2026/0147", null, 18, "1234.56", "734.56"),
                        line("2026/0151", null, 1, "89.90", "89.90")),
                List.of(line("2026/0199", null, -20, "450.00", "450.00")),
                List.of(line("A-2026/0007", null, 10, "-324.46", "-324.46")),
                "12500.00");
    }

    /** The same with interest and compensation of each invoice and a fee on top, as a stage that claims them has it. */
    static NoticeFacts withCharges(String stage, String template, Locale language) {
        return full(stage, template, language)
                .claiming(List.of(
                        interest("2026/0123", 33, "110.12"),
                        interest("2026/0147", 18, "3.68"),
                        interest("2026/0151", 1, "0.02"),
                        compensation("2026/0123"),
                        compensation("2026/0147"),
                        compensation("2026/0151"),
                        new Charge(Charge.Kind.FEE, null, Money.of("5.00", "EUR"), null)))
                .settingOff(new Allocation(List.of(Part.INTEREST, Part.PRINCIPAL), "Código Civil, art. 1173"));
    }

    private static Charge interest(String document, int days, String amount) {
        var period = new Charge.Period(ON.minusDays(days - 1L), ON, days, new BigDecimal("10.15"));
        return new Charge(Charge.Kind.INTEREST, document, Money.of(amount, "EUR"), period);
    }

    /** Of each invoice (CJEU C-585/20). */
    private static Charge compensation(String document) {
        return new Charge(Charge.Kind.COMPENSATION, document, Money.of("40.00", "EUR"), null);
    }

    /** One overdue item with a fee on top and nothing else; no deadline. */
    static NoticeFacts withFee(String stage, String template, Locale language) {
        return plain(stage, template, language)
                .claiming(List.of(new Charge(Charge.Kind.FEE, null, Money.of("5.00", "EUR"), null)));
    }

    /** One overdue item and nothing else; no deadline. */
    static NoticeFacts plain(String stage, String template, Locale language) {
        Line item = line("2026/0123", null, 1, "1234.56", "1234.56");
        return notice(stage, template, language, null, List.of(item), List.of(), List.of(), "1234.56");
    }

    /** Three items that are settled, one of which was partly paid before. */
    static NoticeFacts thanks(Locale language) {
        return thanks(
                language,
                "12824.46",
                settled("2026/0123", "PO-4711", 33, "12000.00", "12000.00"),
                settled("2026/0147", null, 18, "1234.56", "734.56"),
                settled("2026/0151", null, 1, "89.90", "89.90"));
    }

    /** One item that is settled. */
    static NoticeFacts thanksForOne(Locale language) {
        return thanks(language, "1234.56", settled("2026/0123", null, 1, "1234.56", "1234.56"));
    }

    private static NoticeFacts thanks(Locale language, String total, Line... settled) {
        String thanks = Courtesy.THANKS.label();
        return notice(thanks, thanks, language, null, List.of(settled), List.of(), List.of(), total);
    }

    private static Line settled(String document, @Nullable String reference, int overdue, String amount, String open) {
        Line line = line(document, reference, overdue, amount, open);
        return new Line(document, reference, line.documentDate(), null, line.amount(), line.open(), 0);
    }

    /** Items that fall due soon, as a stage before the due date has them. */
    static NoticeFacts beforeDue(String stage, String template, Locale language) {
        return notice(
                stage,
                template,
                language,
                null,
                List.of(),
                List.of(
                        line("2026/0201", "PO-4801", -7, "3500.00", "3500.00"),
                        line("2026/0204", null, 0, "120.00", "120.00")),
                List.of(),
                "3620.00");
    }

    /** The same with one item. */
    static NoticeFacts oneBeforeDue(String stage, String template, Locale language) {
        Line item = line("2026/0204", null, 0, "120.00", "120.00");
        return notice(stage, template, language, null, List.of(), List.of(item), List.of(), "120.00");
    }

    /** A promise of one payment, one of two, and what a debtor asked for. */
    static List<NoticeFacts> courtesies(Courtesy courtesy, Locale language) {
        var later = new NoticeFacts.Promised(ON.plusDays(38), Money.of("734.56", "EUR"));
        return courtesy == Courtesy.PROMISE_NOTED
                ? List.of(
                        courtesy(courtesy, language, List.of(new NoticeFacts.Promised(ON.plusDays(7), TOTAL))),
                        courtesy(
                                courtesy,
                                language,
                                List.of(new NoticeFacts.Promised(ON.plusDays(7), Money.of("500.00", "EUR")), later)))
                : List.of(courtesy(courtesy, language, List.of()));
    }

    private static NoticeFacts courtesy(Courtesy courtesy, Locale language, List<NoticeFacts.Promised> promised) {
        return new NoticeFacts(
                        1042,
                        COMPANY,
                        "Suministros Ejemplo, S.L.",
                        DEBTOR,
                        courtesy.label(),
                        courtesy.label(),
                        language,
                        ON,
                        promised.size() == 1 ? promised.get(0).on() : null,
                        List.of(),
                        List.of(line("2026/0123", "PO-4711", 33, "1234.56", "1234.56")),
                        List.of(),
                        TOTAL,
                        List.of())
                .noting(promised);
    }

    private static Line line(String document, @Nullable String reference, int overdue, String amount, String open) {
        LocalDate due = ON.minusDays(overdue);
        return new Line(
                document, reference, due.minusDays(30), due, Money.of(amount, "EUR"), Money.of(open, "EUR"), overdue);
    }

    private static NoticeFacts notice(
            String stage,
            String template,
            Locale language,
            @Nullable LocalDate payBy,
            List<Line> overdue,
            List<Line> notYetDue,
            List<Line> credits,
            String total) {
        return new NoticeFacts(
                1042,
                COMPANY,
                "Suministros Ejemplo, S.L.",
                DEBTOR,
                stage,
                template,
                language,
                ON,
                payBy,
                overdue,
                notYetDue,
                credits,
                Money.of(total, "EUR"),
                List.of());
    }
}
