package org.dunning.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.dunning.receivable.ItemFlag;
import org.dunning.receivable.ItemKey;
import org.dunning.receivable.Money;
import org.dunning.receivable.OpenItem;

/** Reads an open item out of a row of {@code open_item} or {@code sweep_item}. */
final class ItemRow {

    private ItemRow() {}

    static OpenItem read(ResultSet row, ItemKey key) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new OpenItem(
                key,
                row.getString("erp_key"),
                row.getString("debtor_no"),
                money(row.getBigDecimal("amount"), currency),
                money(row.getBigDecimal("residual"), currency),
                row.getObject("document_date", LocalDate.class),
                row.getObject("due_date", LocalDate.class),
                row.getString("credit_for"),
                row.getString("reference"),
                flags(row.getString("flags")),
                row.getObject("erp_level", Integer.class));
    }

    static Money money(BigDecimal stored, Currency currency) {
        return new Money(stored.stripTrailingZeros(), currency);
    }

    private static Set<ItemFlag> flags(String stored) {
        if (stored.isEmpty()) {
            return Set.of();
        }
        Set<ItemFlag> flags = EnumSet.noneOf(ItemFlag.class);
        for (String flag : stored.split(" ")) {
            flags.add(ItemFlag.valueOf(flag.toUpperCase(Locale.ROOT)));
        }
        return flags;
    }
}
