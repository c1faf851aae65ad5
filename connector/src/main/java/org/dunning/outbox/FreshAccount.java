package org.dunning.outbox;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dunning.mapping.MappedRecord.Mapped;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.ItemKey;
import org.dunning.receivable.OpenItem;
import org.jspecify.annotations.Nullable;

/** What the ERP said of one debtor just now: the items asked for that are still open, and all its credits. */
record FreshAccount(@Nullable Debtor debtor, Map<ItemKey, OpenItem> items) {

    static FreshAccount of(List<Mapped> records) {
        Map<ItemKey, OpenItem> items = new HashMap<>();
        records.forEach(mapped -> items.put(mapped.item().key(), mapped.item()));
        return new FreshAccount(records.isEmpty() ? null : records.get(0).debtor(), items);
    }

    /** @param unused why some addresses are not used, by address in lower case */
    FreshAccount without(Map<String, String> unused) {
        String email = debtor == null ? null : debtor.email();
        String reason = email == null ? null : unused.get(email.toLowerCase(Locale.ROOT));
        return debtor == null || reason == null ? this : new FreshAccount(debtor.withoutAddress(reason), items);
    }

    /** Zero or negative. */
    BigDecimal credits(Currency currency) {
        return items.values().stream()
                .filter(item -> item.isCredit() && item.residual().currency().equals(currency))
                .map(item -> item.residual().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
