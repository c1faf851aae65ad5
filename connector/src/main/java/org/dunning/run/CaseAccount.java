package org.dunning.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.ContactRecord;
import org.dunning.ledger.DebtorAccount;
import org.dunning.ledger.ServedStage;
import org.dunning.promise.PromiseToPay;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.ItemFlag;
import org.dunning.receivable.ItemKey;
import org.dunning.receivable.Money;
import org.dunning.receivable.OpenItem;
import org.dunning.run.ProcedureCase.Given;
import org.jspecify.annotations.Nullable;

/** The account that an example's facts describe. */
final class CaseAccount {

    static final LocalDate ON = LocalDate.of(2026, 3, 10);
    static final String DOCUMENT = "EXAMPLE";
    private static final String ANY = "case";
    private static final int LONG_AGO = 365;

    private CaseAccount() {}

    /** @throws IllegalArgumentException when an amount cannot be read */
    static DebtorAccount of(Given given) {
        List<AccountItem> items = new ArrayList<>(List.of(item(given)));
        if (given.credit() != null) {
            items.add(known(posting("CREDIT", money(given.credit()).negated(), null, Set.of(), null), List.of(), null));
        }
        boolean contacted = given.lastStage() != null || given.daysSinceLastNotice() != null;
        return new DebtorAccount(
                debtor(given),
                items,
                contacted ? ContactRecord.on(ON.minusDays(daysSince(given))) : ContactRecord.NONE,
                List.of());
    }

    private static AccountItem item(Given given) {
        Integer overdue = given.daysOverdue();
        Integer promised = given.promisedInDays();
        Set<ItemFlag> flags = EnumSet.noneOf(ItemFlag.class);
        if (given.flags() != null) {
            flags.addAll(given.flags());
        }
        OpenItem posting = posting(
                DOCUMENT,
                money(given.residual() == null ? "100.00 EUR" : given.residual()),
                overdue == null ? null : ON.minusDays(overdue),
                flags,
                given.erpLevel());
        return known(
                posting,
                given.lastStage() == null
                        ? List.of()
                        : List.of(new ServedStage(given.lastStage(), times(given), ON.minusDays(daysSince(given)))),
                promised == null ? null : new PromiseToPay(ON.plusDays(promised), null));
    }

    private static int daysSince(Given given) {
        return given.daysSinceLastNotice() == null ? LONG_AGO : given.daysSinceLastNotice();
    }

    private static int times(Given given) {
        return given.timesServed() == null ? 1 : given.timesServed();
    }

    private static OpenItem posting(
            String document, Money residual, @Nullable LocalDate due, Set<ItemFlag> flags, @Nullable Integer level) {
        var key = new ItemKey(ANY, ANY, document, "1");
        return new OpenItem(key, document, ANY, residual, residual, null, due, null, null, flags, level);
    }

    private static AccountItem known(OpenItem item, List<ServedStage> served, @Nullable PromiseToPay promise) {
        return new AccountItem(null, item, 1, served, List.of(), promise, null, null);
    }

    private static Debtor debtor(Given given) {
        boolean reachable = given.reachable() == null || given.reachable();
        return new Debtor(
                new DebtorKey(ANY, ANY, ANY),
                "Example",
                reachable ? "debtor@example.com" : null,
                reachable ? null : "no address in the example",
                null,
                given.country(),
                null,
                given.segment(),
                given.debtorBlocked(),
                given.debtorStopped(),
                given.debtorType());
    }

    private static Money money(String text) {
        String[] parts = text.strip().split(" +");
        try {
            if (parts.length == 2) {
                return Money.of(new BigDecimal(parts[0]).toPlainString(), parts[1]);
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // Told below: no number, no currency of ISO 4217, or more decimals than the currency has.
        }
        throw new IllegalArgumentException("expected an amount such as 100.00 EUR, found '" + text + "'");
    }
}
