package org.dunning.outbox;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.ContactEvent;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.Ledger;
import org.dunning.procedure.Approval;
import org.dunning.receivable.Channel;
import org.dunning.run.CompanyRun;
import org.dunning.run.NoticeSummary;
import org.dunning.run.Slot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stores messages that are no dunning notice. From then on they are deliveries like any other: intent, hand-over, history,
 * note in the ERP. They hold no stage, and the minimum gap does not begin anew with them; they do count for the caps.
 */
@Component
public class Answers {

    private final Ledger ledger;
    private final NoticeStore store;
    private final ContactHistory history;
    private final Clock clock;

    Answers(Ledger ledger, NoticeStore store, ContactHistory history, Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.history = history;
        this.clock = clock;
    }

    /** Each claim gets one message; one that still waits is confirmed by this run. */
    public void propose(CompanyRun run, List<AnswerDraft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        ledger.commit(() -> drafts.forEach(draft -> propose(run, draft)));
    }

    private record Known(long number, DeliveryState state) {

        boolean mayLeave() {
            return state == DeliveryState.PROPOSED || state == DeliveryState.APPROVED || state == DeliveryState.RETRY;
        }
    }

    private void propose(CompanyRun run, AnswerDraft draft) {
        Optional<Known> known = holding(draft.claim());
        if (known.isEmpty()) {
            tell(run, draft, store(run, draft), DeliveryState.PROPOSED);
        } else if (known.get().mayLeave()) {
            renew(run, draft, known.get().number);
            tell(run, draft, known.get().number, known.get().state);
        }
    }

    private Optional<Known> holding(String claim) {
        return ledger.sql("select n.id, d.state from notice_item c join notice n on n.id = c.notice_id"
                        + " join delivery d on d.notice_id = n.id where c.claim = :claim")
                .param("claim", claim)
                .query((row, n) -> new Known(row.getLong("id"), DeliveryState.valueOf(row.getString("state"))))
                .optional();
    }

    private long store(CompanyRun run, AnswerDraft draft) {
        long number = ledger.insert(
                ledger.sql("insert into notice (run_id, source, company, debtor_no, currency, business_date,"
                                + " stage, template, pay_by, total, approval, not_before, not_after, created_at, reply_id)"
                                + " values (:run, :source, :company, :debtor, :currency, :on, :stage, :stage, :day, :total,"
                                + " :approval, :notBefore, :notAfter, :now, :reply)")
                        .param("run", run.id())
                        .param("source", draft.debtor().source())
                        .param("company", draft.debtor().company())
                        .param("debtor", draft.debtor().number())
                        .param("currency", draft.total().currency().getCurrencyCode())
                        .param("on", run.on())
                        .param("stage", draft.kind().label())
                        .param("day", draft.day())
                        .param("total", draft.total().amount())
                        .param("approval", Approval.NONE.name())
                        .param("notBefore", from(draft.slot()))
                        .param("notAfter", until(draft.slot()))
                        .param("now", now())
                        .param("reply", draft.reply()));
        lines(number, draft);
        int generation = 1 + store.generations(List.of(draft.claim())).getOrDefault(draft.claim(), 0);
        String token = Claim.token(Set.of(draft.claim()), Channel.MAIL.label(), draft.address(), generation);
        ledger.batch(
                "insert into delivery (notice_id, channel, address, generation, token, state, changed_at, due_at)"
                        + " values (?, ?, ?, ?, ?, 'PROPOSED', ?, ?)",
                List.<Object[]>of(
                        new Object[] {number, Channel.MAIL.label(), draft.address(), generation, token, now(), now()}));
        history.append(List.of(new ContactEvent(
                draft.debtor(),
                number,
                null,
                "PROPOSED",
                "run " + run.id(),
                draft.kind().label() + (draft.reply() == null ? "" : ", answers reply " + draft.reply()))));
        return number;
    }

    /** The first line has the claim; without a stage none of them serves one. */
    private void lines(long number, AnswerDraft draft) {
        List<Object[]> lines = new ArrayList<>();
        for (AccountItem item : draft.items()) {
            String claim = lines.isEmpty() ? draft.claim() : null;
            lines.add(new @Nullable Object[] {
                number,
                lines.size(),
                Objects.requireNonNull(item.id()),
                item.item().residual().amount(),
                item.item().residual().amount(),
                item.episode(),
                claim,
                claim
            });
        }
        ledger.batch(
                "insert into notice_item (notice_id, position, item_id, role, residual, open_amount, occurrence, episode,"
                        + " claim, claimed) values (?, ?, ?, 'UPCOMING', ?, ?, 1, ?, ?, ?)",
                lines);
    }

    private void renew(CompanyRun run, AnswerDraft draft, long number) {
        ledger.sql("update notice set run_id = :run, business_date = :on, pay_by = :day, total = :total,"
                        + " not_before = :notBefore, not_after = :notAfter where id = :id")
                .param("run", run.id())
                .param("on", run.on())
                .param("day", draft.day())
                .param("total", draft.total().amount())
                .param("notBefore", from(draft.slot()))
                .param("notAfter", until(draft.slot()))
                .param("id", number)
                .update();
    }

    private static void tell(CompanyRun run, AnswerDraft draft, long number, DeliveryState state) {
        run.tally()
                .proposed(new NoticeSummary(
                        number,
                        draft.debtor().number(),
                        draft.debtor().company(),
                        draft.kind().label(),
                        draft.total(),
                        draft.items().stream()
                                .map(item -> item.item().key().document())
                                .toList(),
                        Approval.NONE,
                        state.name()));
    }

    private static @Nullable OffsetDateTime from(@Nullable Slot slot) {
        return slot == null ? null : slot.from().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime until(@Nullable Slot slot) {
        return slot == null ? null : slot.until().atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
