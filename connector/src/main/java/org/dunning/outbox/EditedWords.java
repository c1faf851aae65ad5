package org.dunning.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunning.ledger.Fingerprint;
import org.dunning.ledger.Ledger;
import org.dunning.notice.NoticeFacts;
import org.dunning.notice.NoticeRenderer;
import org.dunning.notice.PreparedNotice;
import org.dunning.outbox.NoticeEdits.Edit;
import org.dunning.outbox.NoticeEdits.State;
import org.dunning.run.CompanyRun;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the words that a person changed into the notices on their way; where they fit no more, a person must look again. */
@Component
class EditedWords {

    private static final String ACTOR = "recheck";

    private final NoticeEdits edits;
    private final NoticeRenderer renderer;
    private final Deliveries deliveries;
    private final Ledger ledger;

    EditedWords(NoticeEdits edits, NoticeRenderer renderer, Deliveries deliveries, Ledger ledger) {
        this.edits = edits;
        this.renderer = renderer;
        this.deliveries = deliveries;
        this.ledger = ledger;
    }

    /** The notices that may leave, each in its own words. */
    List<PreparedNotice> apply(Map<StoredNotice, PreparedNotice> prepared, CompanyRun run) {
        Map<Long, Edit> edited =
                edits.of(prepared.keySet().stream().map(StoredNotice::number).toList());
        if (edited.isEmpty()) {
            return List.copyOf(prepared.values());
        }
        List<PreparedNotice> left = new ArrayList<>();
        prepared.forEach((notice, ready) -> {
            Edit edit = edited.get(notice.number());
            if (edit == null) {
                left.add(ready);
                return;
            }
            NoticeFacts facts = ready.facts().inWords(renderer.upToDate(ready.facts(), edit.written()));
            String why = edit.state() == State.LAPSED ? edit.note() : misfit(facts, edit);
            if (why == null) {
                left.add(ready.with(facts));
            } else {
                wait(notice, edit.with(State.LAPSED, why), edit.state(), run);
            }
        });
        return left;
    }

    private @Nullable String misfit(NoticeFacts facts, Edit edit) {
        if (!signature(facts).equals(edit.facts())) {
            return "its amounts or items are others now";
        }
        List<String> refusals = renderer.refusals(facts);
        return refusals.isEmpty() ? null : String.join("; ", refusals);
    }

    private void wait(StoredNotice notice, Edit lapsed, State before, CompanyRun run) {
        ledger.commit(() -> {
            boolean moved = !deliveries
                    .move(List.of(Transition.of(
                            notice.delivery(), DeliveryState.PROPOSED, ACTOR, NoticeEdits.inWords(lapsed))))
                    .isEmpty();
            if (moved) {
                if (before == State.ACTIVE) {
                    edits.add(lapsed);
                }
                needsAPerson(notice.number(), NoticeEdits.inWords(lapsed));
            }
        });
        run.tally().alarm("notice " + notice.number() + " waits for a person: " + NoticeEdits.inWords(lapsed));
    }

    /** Whatever a run says, what was changed by a person and fits no more does not leave without one. */
    Set<Long> holdLapsed(CompanyRun run) {
        Map<Long, String> lapsed = edits.lapsedOf(run.id());
        lapsed.forEach(this::needsAPerson);
        return lapsed.keySet();
    }

    /** Shown with what waits for approval, and nobody's earlier approval counts. */
    void needsAPerson(long notice, String why) {
        ledger.sql("update notice set approval = case when approval = 'NONE' then 'ONE_PERSON' else approval end,"
                        + " approval_rule = :why where id = :id")
                .param("why", why.length() <= 200 ? why : why.substring(0, 200))
                .param("id", notice)
                .update();
        ledger.sql("delete from notice_approval where notice_id = :id")
                .param("id", notice)
                .update();
    }

    /** Of all amounts and items a notice names. */
    static String signature(NoticeFacts facts) {
        StringBuilder text = new StringBuilder(facts.total().toString());
        for (List<NoticeFacts.Line> lines : List.of(facts.overdue(), facts.notYetDue(), facts.credits())) {
            lines.stream()
                    .map(line -> "\n" + line.document() + " "
                            + line.open().amount().stripTrailingZeros().toPlainString())
                    .sorted()
                    .forEach(text::append);
        }
        return Fingerprint.sha256(text.toString());
    }
}
