package org.dunning.check;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunning.run.NoticeSummary;
import org.dunning.run.Priority;

/** Which notices are the most urgent, and what makes them so: they leave in this order. */
record UrgencyText(PrintWriter out) {

    private static final int SHOWN_OF_A_CURRENCY = 5;

    void print(List<NoticeSummary> notices) {
        Map<String, List<NoticeSummary>> urgent = new LinkedHashMap<>();
        notices.stream()
                .filter(UrgencyText::isUrgent)
                .sorted(NoticeSummary.MOST_URGENT_FIRST)
                .forEach(notice -> urgent.computeIfAbsent(
                                notice.total().currency().getCurrencyCode(), currency -> new ArrayList<>())
                        .add(notice));
        if (urgent.isEmpty()) {
            return;
        }
        out.println();
        out.println("Most urgent (priority = each open amount x its days overdue; the first leave first)");
        urgent.values()
                .forEach(ofCurrency ->
                        ofCurrency.stream().limit(SHOWN_OF_A_CURRENCY).forEach(this::line));
    }

    /** After the notice's own words; nothing where nothing is overdue. */
    static String inWords(NoticeSummary notice) {
        Priority priority = notice.priority();
        return priority == null || priority.score().signum() == 0 ? "" : ", priority " + priority.inWords();
    }

    private void line(NoticeSummary notice) {
        out.println(
                "  debtor " + notice.debtor() + " of " + notice.company() + ", " + notice.stage() + inWords(notice));
    }

    private static boolean isUrgent(NoticeSummary notice) {
        return notice.priority() != null && notice.priority().score().signum() > 0;
    }
}
