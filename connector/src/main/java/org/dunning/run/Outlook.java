package org.dunning.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would leave day by day if nobody paid and every notice were approved.
 *
 * @param rows by day and stage
 * @param comparison with another procedure; null when none was asked for
 */
public record Outlook(List<Row> rows, @Nullable Comparison comparison) {

    /**
     * The notices of one stage that would leave on one day.
     *
     * @param totals per currency code
     */
    public record Row(LocalDate on, String stage, long notices, Map<String, BigDecimal> totals) {}

    /**
     * The same data under another procedure.
     *
     * @param debtors how many would be treated otherwise
     * @param examples the first of them
     */
    public record Comparison(String procedure, List<Row> rows, long debtors, List<Difference> examples) {}

    /** One debtor's notices now and under the other procedure, in words. */
    public record Difference(String company, String debtor, String now, String then) {}

    public Outlook {
        rows = List.copyOf(rows);
    }
}
