package org.dunning.outbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dunning.ledger.Blocks;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.ItemFlag;
import org.dunning.receivable.OpenItem;
import org.dunning.run.ProposedNotice.Role;
import org.jspecify.annotations.Nullable;

/** What a fresh look at the ERP means for a notice that was about to be sent. */
sealed interface RecheckVerdict {

    /** Everything it says still holds. */
    record Holds() implements RecheckVerdict {}

    /** Some items left it; the others are demanded. */
    record Shortened(List<StoredNotice.Line> left, String reason) implements RecheckVerdict {}

    /** It must not be sent. */
    record Withdrawn(String reason) implements RecheckVerdict {}

    /**
     * @param knownCredits the debtor's credits as the notice was netted with; zero or negative
     * @param holds our own blocks on the debtor or its documents, by {@link Blocks#key}
     */
    static RecheckVerdict of(
            StoredNotice notice, FreshAccount fresh, BigDecimal knownCredits, Map<String, String> holds) {
        String whole = wholeAccount(notice, fresh, knownCredits, holds);
        if (whole != null) {
            return new Withdrawn(whole);
        }
        List<StoredNotice.Line> left = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (StoredNotice.Line line : notice.lines()) {
            String reason = line.role() == Role.CREDIT ? null : leaves(notice, line, fresh, holds);
            if (reason != null) {
                left.add(line);
                reasons.add(line.key().document() + " " + reason);
            }
        }
        return left.isEmpty() ? new Holds() : without(notice, left, String.join("; ", reasons));
    }

    private static RecheckVerdict without(StoredNotice notice, List<StoredNotice.Line> left, String reason) {
        List<StoredNotice.Line> rest =
                notice.lines().stream().filter(line -> !left.contains(line)).toList();
        boolean demands = rest.stream().anyMatch(line -> line.role() == Role.DEMANDED);
        boolean netted = rest.stream().anyMatch(line -> line.role() == Role.CREDIT);
        boolean stageHolds = rest.stream().anyMatch(line -> notice.stage().equals(line.stage()));
        return demands && !netted && stageHolds
                ? new Shortened(left, reason)
                : new Withdrawn(reason + (demands ? "; the rest is decided anew by the next run" : ""));
    }

    private static @Nullable String wholeAccount(
            StoredNotice notice, FreshAccount fresh, BigDecimal knownCredits, Map<String, String> holds) {
        Debtor debtor = fresh.debtor();
        if (debtor == null) {
            return "paid or cleared in the ERP";
        }
        if (debtor.stopReason() != null) {
            return "dunning has ended: " + debtor.stopReason();
        }
        if (debtor.blockReason() != null) {
            return "the debtor is blocked in the ERP: " + debtor.blockReason();
        }
        if (holds.containsKey(Blocks.key(notice.debtor().number(), null))) {
            return Objects.requireNonNull(holds.get(Blocks.key(notice.debtor().number(), null)));
        }
        if (debtor.address(notice.channel()) == null) {
            return "the debtor has no usable address any more";
        }
        BigDecimal credits = fresh.credits(notice.currency());
        return credits.compareTo(knownCredits) == 0
                ? null
                : "the debtor's credits changed from "
                        + knownCredits.stripTrailingZeros().toPlainString() + " to "
                        + credits.stripTrailingZeros().toPlainString();
    }

    private static @Nullable String leaves(
            StoredNotice notice, StoredNotice.Line line, FreshAccount fresh, Map<String, String> holds) {
        OpenItem item = fresh.items().get(line.key());
        if (item == null || !item.residual().isPositive()) {
            return "is paid or cleared";
        }
        for (ItemFlag flag : ItemFlag.values()) {
            if (item.has(flag)) {
                return "is now "
                        + flag.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
            }
        }
        if (!item.residual().currency().equals(notice.currency())
                || item.residual().compareTo(line.residual()) != 0) {
            return "changed from " + line.residual() + " to " + item.residual();
        }
        if (!Objects.equals(item.dueDate(), line.dueDate())) {
            return "is now due on " + item.dueDate();
        }
        return holds.get(Blocks.key(notice.debtor().number(), line.key().document()));
    }
}
