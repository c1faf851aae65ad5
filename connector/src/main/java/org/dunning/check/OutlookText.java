package org.dunning.check;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dunning.run.Outlook;

/** What would leave day by day, and what another procedure would change, as a credit controller reads it. */
record OutlookText(PrintWriter out) {

    void print(List<Outlook> outlooks) {
        for (Outlook outlook : outlooks) {
            out.println();
            out.println("Day by day, if nobody pays and every notice is approved");
            outlook.rows().forEach(this::row);
            if (outlook.rows().isEmpty()) {
                out.println("  nothing");
            }
            Outlook.Comparison other = outlook.comparison();
            if (other != null) {
                compare(outlook, other);
            }
        }
    }

    private void row(Outlook.Row row) {
        out.printf(Locale.ROOT, "  %s  %,7d  %-22s %s%n", row.on(), row.notices(), row.stage(), amounts(row.totals()));
    }

    private void compare(Outlook outlook, Outlook.Comparison other) {
        out.println();
        out.println("With procedure " + other.procedure() + " instead");
        Map<String, Outlook.Row> now = byStage(outlook.rows());
        Map<String, Outlook.Row> then = byStage(other.rows());
        var stages = new TreeSet<>(now.keySet());
        stages.addAll(then.keySet());
        for (String stage : stages) {
            Outlook.Row before = now.get(stage);
            Outlook.Row after = then.get(stage);
            out.printf(
                    Locale.ROOT,
                    "  %-22s %,d -> %,d notices, %s -> %s%n",
                    stage,
                    before == null ? 0 : before.notices(),
                    after == null ? 0 : after.notices(),
                    before == null ? "nothing" : amounts(before.totals()),
                    after == null ? "nothing" : amounts(after.totals()));
        }
        out.printf(Locale.ROOT, "  %,d debtors would be treated otherwise%n", other.debtors());
        other.examples()
                .forEach(one -> out.println(
                        "    " + one.debtor() + " of " + one.company() + ": " + one.now() + " -> " + one.then()));
    }

    private static Map<String, Outlook.Row> byStage(List<Outlook.Row> rows) {
        Map<String, Outlook.Row> stages = new TreeMap<>();
        for (Outlook.Row row : rows) {
            stages.merge(row.stage(), row, (one, more) -> {
                Map<String, BigDecimal> totals = new TreeMap<>(one.totals());
                more.totals().forEach((currency, total) -> totals.merge(currency, total, BigDecimal::add));
                return new Outlook.Row(one.on(), one.stage(), one.notices() + more.notices(), totals);
            });
        }
        return stages;
    }

    private static String amounts(Map<String, BigDecimal> totals) {
        return totals.entrySet().stream()
                .map(total -> String.format(
                        Locale.ROOT,
                        "%,." + Math.max(0, total.getValue().scale()) + "f %s",
                        total.getValue(),
                        total.getKey()))
                .collect(Collectors.joining(", "));
    }
}
