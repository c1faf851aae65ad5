package org.dunning.outbox;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunning.ledger.Ledger;
import org.dunning.procedure.ApprovalLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A named person approves or declines proposed notices; the reason is kept. */
@Component
public class Approvals {

    private final Ledger ledger;
    private final NoticeStore store;
    private final Deliveries deliveries;
    private final Agreements agreements;
    private final NoticeEdits edits;

    Approvals(Ledger ledger, NoticeStore store, Deliveries deliveries, Agreements agreements, NoticeEdits edits) {
        this.ledger = ledger;
        this.store = store;
        this.deliveries = deliveries;
        this.agreements = agreements;
        this.edits = edits;
    }

    /**
     * What became of one decision.
     *
     * @param done false when it was not possible
     * @param message in words
     */
    public record Decided(long notice, boolean done, String message) {

        /** Decides each notice by itself, in the order of the numbers. */
        static List<Decided> each(NoticeStore store, List<Long> numbers, Function<StoredNotice, Decided> decision) {
            Map<Long, StoredNotice> found =
                    store.byNumber(numbers).stream().collect(Collectors.toMap(StoredNotice::number, notice -> notice));
            return numbers.stream()
                    .map(number -> found.containsKey(number)
                            ? decision.apply(found.get(number))
                            : new Decided(number, false, "there is no notice " + number))
                    .toList();
        }
    }

    /** The notices go out with the next run, after their recheck; where two people must agree, after the second. */
    public List<Decided> approve(List<Long> notices, String by, @Nullable String reason) {
        return decide(notices, DeliveryState.APPROVED, by, reason);
    }

    /** The notices are taken back; their debtors are not proposed again before the minimum gap has passed. */
    public List<Decided> decline(List<Long> notices, String by, @Nullable String reason) {
        return decide(notices, DeliveryState.WITHDRAWN, by, reason);
    }

    private List<Decided> decide(List<Long> numbers, DeliveryState to, String by, @Nullable String reason) {
        return Decided.each(store, numbers, notice -> decide(notice, to, by, reason));
    }

    private Decided decide(StoredNotice notice, DeliveryState to, String by, @Nullable String reason) {
        String word = to == DeliveryState.APPROVED ? "approved" : "declined";
        if (!notice.state().mayBecome(to)) {
            return new Decided(
                    notice.number(),
                    false,
                    "notice " + notice.number() + " is " + notice.state() + " and cannot be " + word);
        }
        String detail = word + " by " + by + (reason == null ? "" : ": " + reason);
        String lapsed = edits.lapsed(List.of(notice.number())).get(notice.number());
        if (to == DeliveryState.APPROVED && lapsed != null) {
            return new Decided(
                    notice.number(),
                    false,
                    notice.inWords() + ": " + lapsed
                            + "; change them again, or take the template's words (edit --undo), and approve it then");
        }
        if (to == DeliveryState.APPROVED) {
            Decided waiting = agreed(notice, by, reason);
            if (waiting != null) {
                return waiting;
            }
        }
        boolean done = ledger.commit(() -> {
            boolean moved = !deliveries
                    .move(List.of(Transition.of(notice.delivery(), to, by, detail)))
                    .isEmpty();
            if (moved) {
                ledger.sql("update notice set decided_by = :by, decision = :decision, declined_on ="
                                + (to == DeliveryState.WITHDRAWN ? " business_date" : " null") + " where id = :id")
                        .param("by", by)
                        .param("decision", reason)
                        .param("id", notice.number())
                        .update();
            }
            return moved;
        });
        return new Decided(
                notice.number(),
                done,
                notice.inWords() + " " + (done ? word : "has just been changed by somebody else"));
    }

    /** Keeps the agreement; answers null when enough people have agreed. */
    private @Nullable Decided agreed(StoredNotice notice, String by, @Nullable String reason) {
        String shown = notice.inWords() + " ";
        List<String> before = agreements.people(notice.number());
        boolean again = before.stream().anyMatch(person -> person.strip().equalsIgnoreCase(by.strip()));
        if (again && notice.approval().people() > before.size()) {
            return new Decided(
                    notice.number(), false, shown + "was approved by " + by + " before; somebody else must too");
        }
        agreements.add(notice.number(), by.strip(), reason, validDays(notice.number()));
        return before.size() + 1 >= notice.approval().people()
                ? null
                : new Decided(
                        notice.number(), true, shown + "approved by " + by + "; a second person must approve it too");
    }

    private int validDays(long notice) {
        return ledger.sql("select coalesce(approval_days, :usual) from notice where id = :id")
                .param("usual", ApprovalLimits.USUAL_VALID_DAYS)
                .param("id", notice)
                .query(Integer.class)
                .single();
    }
}
