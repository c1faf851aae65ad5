package org.dunning.outbox;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.ContactEvent;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.Ledger;
import org.dunning.run.CompanyRun;
import org.dunning.run.ProposedNotice.Role;
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

    private record Known(long number, DeliveryState state) {}

    private void propose(CompanyRun run, AnswerDraft draft) {
        var rows = new CourtesyRows(ledger, store, run, clock.instant().atOffset(ZoneOffset.UTC));
        CourtesyRows.Said said = said(draft);
        Optional<Known> known = holding(draft.claim());
        if (known.isEmpty()) {
            long number = rows.insert(said, lines(draft), draft.address());
            history.append(List.of(new ContactEvent(
                    draft.debtor(),
                    number,
                    null,
                    "PROPOSED",
                    "run " + run.id(),
                    draft.kind().label() + ", answers reply " + draft.reply())));
            run.tally().proposed(CourtesyRows.summary(number, said, DeliveryState.PROPOSED));
        } else if (known.get().state.isStillToLeave()) {
            rows.renew(known.get().number, said);
            run.tally().proposed(CourtesyRows.summary(known.get().number, said, known.get().state));
        }
    }

    private static CourtesyRows.Said said(AnswerDraft draft) {
        return new CourtesyRows.Said(
                draft.kind(),
                draft.debtor(),
                draft.total(),
                draft.day(),
                draft.slot(),
                draft.reply(),
                draft.items().stream().map(item -> item.item().key().document()).toList());
    }

    /** The first line has the claim; without a stage none of them serves one. */
    private static List<CourtesyRows.Line> lines(AnswerDraft draft) {
        List<CourtesyRows.Line> lines = new ArrayList<>();
        for (AccountItem item : draft.items()) {
            lines.add(new CourtesyRows.Line(
                    Objects.requireNonNull(item.id()),
                    Role.UPCOMING,
                    item.item().residual().amount(),
                    item.episode(),
                    lines.isEmpty() ? draft.claim() : null));
        }
        return lines;
    }

    private Optional<Known> holding(String claim) {
        return ledger.sql("select n.id, d.state from notice_item c join notice n on n.id = c.notice_id"
                        + " join delivery d on d.notice_id = n.id where c.claim = :claim")
                .param("claim", claim)
                .query((row, n) -> new Known(row.getLong("id"), DeliveryState.valueOf(row.getString("state"))))
                .optional();
    }
}
