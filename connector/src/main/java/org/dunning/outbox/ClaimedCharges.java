package org.dunning.outbox;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dunning.interest.Allocation;
import org.dunning.interest.Allocation.Part;
import org.dunning.interest.Charge;
import org.dunning.ledger.Ledger;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what notices claim on top of what they demand. */
@Component
class ClaimedCharges {

    private final Ledger ledger;

    ClaimedCharges(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * What one notice claims.
     *
     * @param setOff in which order a part payment is set off; null where nothing says so
     */
    record Claimed(List<Charge> charges, @Nullable Allocation setOff) {

        static final Claimed NOTHING = new Claimed(List.of(), null);
    }

    /** By notice; what is claimed for a document that has left its notice has left it too. */
    Map<Long, Claimed> of(Collection<StoredNotice> notices) {
        Map<Long, Claimed> claimed = new HashMap<>();
        if (notices.isEmpty()) {
            return claimed;
        }
        Map<Long, StoredNotice> byNumber = new HashMap<>();
        notices.forEach(notice -> byNumber.put(notice.number(), notice));
        ledger.sql(
                        "select c.*, n.currency, n.set_off, n.set_off_source from notice_charge c join notice n on n.id = c.notice_id"
                                + " where c.notice_id in (:notices) order by c.notice_id, c.position")
                .param("notices", byNumber.keySet())
                .query(row -> {
                    StoredNotice notice = byNumber.get(row.getLong("notice_id"));
                    Charge charge = charge(row);
                    if (notice != null && isStillIn(notice, charge.document())) {
                        Allocation setOff = setOff(row);
                        claimed.computeIfAbsent(notice.number(), number -> new Claimed(new ArrayList<>(), setOff))
                                .charges()
                                .add(charge);
                    }
                });
        return claimed;
    }

    private static boolean isStillIn(StoredNotice notice, @Nullable String document) {
        return document == null
                || notice.lines().stream()
                        .anyMatch(line -> line.key().document().equals(document));
    }

    private static @Nullable Allocation setOff(ResultSet row) throws SQLException {
        String order = row.getString("set_off");
        return order == null
                ? null
                : new Allocation(
                        Arrays.stream(order.split(" "))
                                .map(part -> Part.valueOf(part.toUpperCase(Locale.ROOT)))
                                .toList(),
                        row.getString("set_off_source"));
    }

    private static Charge charge(ResultSet row) throws SQLException {
        LocalDate from = row.getObject("from_date", LocalDate.class);
        BigDecimal amount = row.getBigDecimal("amount").stripTrailingZeros();
        return new Charge(
                Charge.Kind.valueOf(row.getString("kind")),
                row.getString("document"),
                new Money(amount, Currency.getInstance(row.getString("currency"))),
                from == null
                        ? null
                        : new Charge.Period(
                                from,
                                row.getObject("until_date", LocalDate.class),
                                row.getLong("days"),
                                row.getBigDecimal("rate")));
    }
}
