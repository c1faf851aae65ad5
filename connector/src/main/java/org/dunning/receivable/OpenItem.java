package org.dunning.receivable;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One unpaid posting of a debtor, as the ERP had it when it was read. A credit (credit note, payment on account) has a
 * negative residual.
 *
 * @param erpKey the ERP's own key of the row, by which it is asked for again
 * @param amount the original amount, with the sign of the residual
 * @param residual what is still open after part payments
 * @param dueDate null when the ERP has none; such an item is never dunned
 * @param creditFor the document this credit belongs to, where the ERP says so
 * @param reference the debtor's own reference, such as an order number
 * @param erpLevel the dunning level the ERP has stored
 * @param link where the debtor finds the document; only ever as the ERP has just told it, and kept nowhere
 */
public record OpenItem(
        ItemKey key,
        String erpKey,
        String debtorNo,
        Money amount,
        Money residual,
        @Nullable LocalDate documentDate,
        @Nullable LocalDate dueDate,
        @Nullable String creditFor,
        @Nullable String reference,
        Set<ItemFlag> flags,
        @Nullable Integer erpLevel,
        @Nullable String link) {

    public OpenItem {
        flags = Set.copyOf(flags);
    }

    /** Without a link. */
    public OpenItem(
            ItemKey key,
            String erpKey,
            String debtorNo,
            Money amount,
            Money residual,
            @Nullable LocalDate documentDate,
            @Nullable LocalDate dueDate,
            @Nullable String creditFor,
            @Nullable String reference,
            Set<ItemFlag> flags,
            @Nullable Integer erpLevel) {
        this(
                key,
                erpKey,
                debtorNo,
                amount,
                residual,
                documentDate,
                dueDate,
                creditFor,
                reference,
                flags,
                erpLevel,
                null);
    }

    public boolean has(ItemFlag flag) {
        return flags.contains(flag);
    }

    public boolean isCredit() {
        return residual.isNegative();
    }
}
