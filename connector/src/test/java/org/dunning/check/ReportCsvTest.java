package org.dunning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fault matrix row 40: a spreadsheet must not run what an ERP holds. */
class ReportCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\tx", "\rx"})
    void aFormulaBecomesText(String formula) {
        assertThat(ReportCsv.cell(formula).replaceFirst("^\"", "")).startsWith("'" + formula.charAt(0));
    }

    @Test
    void textsKeepTheirCommasAndQuotes() {
        assertThat(ReportCsv.cell("a,\"b\"\n")).isEqualTo("\"a,\"\"b\"\"\n\"");
        assertThat(ReportCsv.cell("FV-1001")).isEqualTo("FV-1001");
        assertThat(ReportCsv.cell("")).isEmpty();
    }

    @Test
    void numbersStayNumbers(@TempDir Path folder) throws IOException {
        var notice = new NoticeSummary(
                7,
                "=D1",
                "acme",
                "friendly",
                Money.of("1234.50", "EUR"),
                List.of("-A1"),
                Approval.NONE,
                "PROPOSED",
                new Priority(new BigDecimal("12345.00"), "1234.50 EUR x 10 days"));
        var report = new RunReport(
                LocalDate.of(2026, 11, 22),
                1,
                Map.of(Outcome.NOTIFY, 1L),
                List.of(notice),
                Map.of("EUR", new BigDecimal("1234.50")),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                true,
                false,
                List.of());

        ReportCsv.write(report, folder.resolve("x.csv"));

        assertThat(Files.readAllLines(folder.resolve("x.csv")).get(1))
                .isEqualTo("7,acme,'=D1,friendly,EUR,1234.50,PROPOSED,'-A1,12345.00,1234.50 EUR x 10 days");
        assertThat(ReportJson.ofProposal(report)).contains("\"total\":1234.50");
    }
}
