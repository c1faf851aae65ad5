package org.dunning.outbox;

import java.util.ArrayList;
import java.util.List;
import org.dunning.ledger.ContactEvent;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.Ledger;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.Money;
import org.dunning.run.CompanyRun;
import org.dunning.run.ProposedNotice.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes a stored notice to what a recheck found. */
@Component
class NoticeChanges {

    private static final String ACTOR = "recheck";

    private final Ledger ledger;
    private final Deliveries deliveries;
    private final ContactHistory history;

    NoticeChanges(Ledger ledger, Deliveries deliveries, ContactHistory history) {
        this.ledger = ledger;
        this.deliveries = deliveries;
        this.history = history;
    }

    /** The notice as it may be sent now; null when it was withdrawn. */
    @Nullable
    StoredNotice apply(StoredNotice notice, RecheckVerdict verdict, FreshAccount fresh, CompanyRun run) {
        if (verdict instanceof RecheckVerdict.Withdrawn withdrawn) {
            deliveries.move(
                    List.of(Transition.of(notice.delivery(), DeliveryState.WITHDRAWN, ACTOR, withdrawn.reason())));
            run.tally().delivered(DeliveryState.WITHDRAWN.name());
            return null;
        }
        StoredNotice left = verdict instanceof RecheckVerdict.Shortened shortened ? shorten(notice, shortened) : notice;
        Debtor debtor = fresh.debtor();
        String address = debtor == null ? null : debtor.address(notice.channel());
        // An answer goes where the mail came from, or nowhere.
        return address == null || notice.isAnswer() || address.equals(left.address()) ? left : readdress(left, address);
    }

    private StoredNotice shorten(StoredNotice notice, RecheckVerdict.Shortened shortened) {
        List<StoredNotice.Line> rest = new ArrayList<>(notice.lines());
        rest.removeAll(shortened.left());
        Money total = rest.stream()
                .filter(line -> line.role() == Role.DEMANDED)
                .map(StoredNotice.Line::open)
                .reduce(Money.zero(notice.currency()), Money::plus);
        ledger.commit(() -> {
            ledger.batch(
                    "update notice_item set role = 'LEFT', claim = null where notice_id = ? and item_id = ? and role <> 'CREDIT'",
                    shortened.left().stream()
                            .map(line -> new Object[] {notice.number(), line.itemId()})
                            .toList());
            ledger.sql("update notice set total = :total where id = :id")
                    .param("total", total.amount())
                    .param("id", notice.number())
                    .update();
            note(notice, "SHORTENED", shortened.reason());
        });
        return notice.with(total, notice.address(), notice.token(), rest);
    }

    /** The ERP has another address now; the Message-ID, which covers the address, follows it. */
    private StoredNotice readdress(StoredNotice notice, String address) {
        String token = Claim.token(notice.claims(), notice.channel().label(), address, notice.generation());
        ledger.commit(() -> {
            ledger.sql("update delivery set address = :address, token = :token where id = :id")
                    .param("address", address)
                    .param("token", token)
                    .param("id", notice.deliveryId())
                    .update();
            note(notice, "READDRESSED", "the ERP has another address now");
        });
        return notice.with(notice.total(), address, token, notice.lines());
    }

    private void note(StoredNotice notice, String event, String detail) {
        history.append(
                List.of(new ContactEvent(notice.debtor(), notice.number(), notice.deliveryId(), event, ACTOR, detail)));
    }
}
