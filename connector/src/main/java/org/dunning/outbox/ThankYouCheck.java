package org.dunning.outbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dunning.ledger.Settlements;
import org.dunning.ledger.Suppressions;
import org.dunning.receivable.Channel;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.ItemKey;
import org.dunning.receivable.OpenItem;
import org.springframework.stereotype.Component;

/** Whether a thank-you that is about to be sent still holds, by what the ERP has just said. */
@Component
class ThankYouCheck {

    private final Settlements settlements;
    private final Suppressions suppressions;

    ThankYouCheck(Settlements settlements, Suppressions suppressions) {
        this.settlements = settlements;
        this.suppressions = suppressions;
    }

    /** The settled items and the debtor as the ERP last told of them: it tells nothing of who owes nothing. */
    FreshAccount account(StoredNotice notice, FreshAccount fresh) {
        String source = notice.debtor().source();
        String company = notice.debtor().company();
        Debtor debtor = fresh.debtor() != null
                ? fresh.debtor()
                : settlements.debtor(source, company, notice.debtor().number());
        Map<ItemKey, OpenItem> items = new HashMap<>();
        settlements
                .items(
                        source,
                        company,
                        notice.lines().stream().map(StoredNotice.Line::itemId).toList())
                .forEach(item -> items.put(item.key(), item));
        return new FreshAccount(debtor, items);
    }

    /**
     * @param fresh what the ERP has open of the debtor
     * @param account as {@link #account} has it
     */
    RecheckVerdict verdict(StoredNotice notice, FreshAccount fresh, FreshAccount account, Map<String, String> holds) {
        for (StoredNotice.Line line : notice.lines()) {
            OpenItem item = fresh.items().get(line.key());
            if (item != null && item.residual().isPositive()) {
                return new RecheckVerdict.Withdrawn(line.key().document() + " is open in the ERP again");
            }
        }
        Debtor debtor = account.debtor();
        if (debtor == null || debtor.address(Channel.MAIL) == null) {
            return new RecheckVerdict.Withdrawn("the debtor has no usable address any more");
        }
        return ThankYous.mayBeThanked(debtor, unused(debtor), holds)
                ? new RecheckVerdict.Holds()
                : new RecheckVerdict.Withdrawn("the debtor is held, or its address is not used any more");
    }

    private Map<String, String> unused(Debtor debtor) {
        return suppressions.of(List.of(Objects.requireNonNull(debtor.address(Channel.MAIL))));
    }
}
