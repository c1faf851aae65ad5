package org.dunning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunning.procedure.Approval;
import org.dunning.receivable.Money;
import org.dunning.run.NoticeSummary;
import org.dunning.run.Outcome;
import org.dunning.run.Priority;
import org.dunning.run.RunReport;
import org.junit.jupiter.api.Test;

class ReportTextTest {

    @Test
    void whatBecameOfEarlierNotesIsToldEvenWhenNothingWasSent() {
        String text = printed(Map.of("REJECTED", 1L));

        assertThat(text)
                .contains("Contact notes in the ERP")
                .contains("1  REJECTED  the ERP refused them")
                .doesNotContain("Mails as files");
        assertThat(printed(Map.of())).doesNotContain("Contact notes");
    }

    @Test
    void theMostUrgentStandFirstWithTheirPartsCurrencyByCurrency() {
        String text = printed(
                Map.of(),
                List.of(
                        notice(1, "D1", "10.00", "EUR", "400.00", "10.00 EUR x 40 days"),
                        notice(2, "D2", "5.00", "USD", "50.00", "5.00 USD x 10 days"),
                        notice(3, "D3", "30.00", "EUR", "900.00", "20.00 EUR x 40 days + 10.00 EUR x 10 days"),
                        notice(4, "D4", "7.00", "EUR", "0.00", "7.00 EUR x 0 days")));

        assertThat(text)
                .contains(
                        """
                        Most urgent (priority = each open amount x its days overdue; the first leave first)
                          debtor D3 of acme, firm, priority 900.00 = 20.00 EUR x 40 days + 10.00 EUR x 10 days
                          debtor D1 of acme, firm, priority 400.00 = 10.00 EUR x 40 days
                          debtor D2 of acme, firm, priority 50.00 = 5.00 USD x 10 days
                        """)
                .containsSubsequence(
                        "Waiting for a person", "debtor D3 of acme: 30.00 EUR, priority 900.00 = ", "debtor D1")
                .contains("debtor D4 of acme: 7.00 EUR" + System.lineSeparator());
    }

    private static NoticeSummary notice(
            long number, String debtor, String total, String currency, String score, String parts) {
        return new NoticeSummary(
                number,
                debtor,
                "acme",
                "firm",
                Money.of(total, currency),
                List.of("A"),
                Approval.ONE_PERSON,
                "PROPOSED",
                new Priority(new BigDecimal(score), parts));
    }

    @Test
    void aRunThatWasRefusedHasNoEmptyList() {
        assertThat(printed(Map.of(), Map.of(), List.of()))
                .doesNotContain("Outcomes")
                .contains("Console: serve, then");
    }

    private static String printed(Map<String, Long> notes) {
        return printed(notes, List.of());
    }

    private static String printed(Map<String, Long> notes, List<NoticeSummary> notices) {
        return printed(notes, Map.of(Outcome.NOT_DUE, 1L), notices);
    }

    private static String printed(Map<String, Long> notes, Map<Outcome, Long> outcomes, List<NoticeSummary> notices) {
        var report = new RunReport(
                LocalDate.of(2026, 11, 22),
                1,
                outcomes,
                notices,
                Map.of(),
                Map.of(),
                notes,
                List.of(),
                List.of(),
                true,
                false,
                List.of());
        var around = new Surroundings(
                "", "send", "as files", "http://127.0.0.1:8080", List.of(), 0, List.of(), List.of(), Map.of());
        var text = new StringWriter();
        new ReportText(new PrintWriter(text, true), around).print(report, "Run");
        return text.toString();
    }
}
