package org.dunning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunning.run.Outcome;
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

    private static String printed(Map<String, Long> notes) {
        var report = new RunReport(
                LocalDate.of(2026, 11, 22),
                1,
                Map.of(Outcome.NOT_DUE, 1L),
                List.of(),
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
