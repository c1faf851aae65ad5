package org.dunning.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.ServedStage;
import org.dunning.procedure.Limitation;
import org.dunning.receivable.OpenItem;
import org.jspecify.annotations.Nullable;

/** Tells which claims will lapse soon unless somebody acts. */
final class LimitationAlerts {

    private LimitationAlerts() {}

    static List<String> of(List<AccountItem> items, @Nullable Limitation limitation, LocalDate on) {
        List<String> alerts = new ArrayList<>();
        if (limitation == null) {
            return alerts;
        }
        for (AccountItem item : items) {
            OpenItem open = item.item();
            LocalDate due = open.dueDate();
            if (due == null || !open.residual().isPositive()) {
                continue;
            }
            LocalDate lastNotice = item.served().stream()
                    .map(ServedStage::on)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            LocalDate lastDay = limitation.lastDay(due, lastNotice);
            if (limitation.isNear(lastDay, on)) {
                alerts.add(open.key().document() + " of " + open.residual()
                        + (on.isAfter(lastDay) ? " has lapsed on " : " lapses on ") + lastDay);
            }
        }
        return alerts;
    }
}
