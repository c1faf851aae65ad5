package org.dunning.outbox;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.dunning.ledger.SendingPauses;
import org.dunning.notice.PreparedNotice;
import org.dunning.procedure.Approval;
import org.dunning.run.Causes;
import org.dunning.run.CompanyRun;
import org.dunning.run.DecidedPage;
import org.dunning.run.ProposedNotice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps by which routes move notices from proposal to outcome. */
@Component
public class Outbox {

    private final Proposals proposals;
    private final NoticeStore store;
    private final Deliveries deliveries;
    private final Intents intents;
    private final SendingPauses pauses;
    private final EditedWords editedWords;
    private final Pace pace;
    private final Clock clock;

    Outbox(
            Proposals proposals,
            NoticeStore store,
            Deliveries deliveries,
            Intents intents,
            SendingPauses pauses,
            EditedWords editedWords,
            Pace pace,
            Clock clock) {
        this.proposals = proposals;
        this.store = store;
        this.deliveries = deliveries;
        this.intents = intents;
        this.pauses = pauses;
        this.editedWords = editedWords;
        this.pace = pace;
        this.clock = clock;
    }

    /** Stores what was proposed; a look-ahead only counts it. */
    public void propose(@Body DecidedPage page, @ExchangeProperty("run") CompanyRun run) {
        List<ProposedNotice> notices = page.accounts().stream()
                .flatMap(account -> account.notices().stream())
                .toList();
        if (run.lookAhead()) {
            notices.forEach(notice -> run.tally().proposed(Proposals.summary(notice, 0, DeliveryState.PROPOSED)));
        } else {
            proposals.store(run, notices);
        }
    }

    /** Takes back what an earlier run proposed and this one did not. */
    public void withdrawStale(@ExchangeProperty("run") CompanyRun run) {
        // What cannot be judged today is neither confirmed nor taken back.
        if (!run.lookAhead() && !run.tally().refused() && run.tally().staleCash() == null) {
            deliveries.move(store.notConfirmedBy(run.source(), run.company(), run.id()).stream()
                    .map(notice -> Transition.of(
                            notice.delivery(),
                            DeliveryState.WITHDRAWN,
                            "run " + run.id(),
                            "nothing of it is due any more"))
                    .toList());
        }
    }

    /** Approves what needs no person and answers the batches to send; none while sending is paused. */
    public Iterator<SendBatch> batches(@ExchangeProperty("run") CompanyRun run) {
        intents.begin();
        if (paused(run)) {
            return List.<SendBatch>of().iterator();
        }
        Set<Long> held = editedWords.holdLapsed(run);
        deliveries.move(store.inState(DeliveryState.PROPOSED, run.source(), run.company(), run.id()).stream()
                .filter(notice -> notice.approval() == Approval.NONE && !held.contains(notice.number()))
                .map(notice -> Transition.of(
                        notice.delivery(), DeliveryState.APPROVED, "configuration", "needs no person's approval"))
                .toList());
        return new Batches(
                store,
                run,
                pace,
                clock,
                () -> intents.relay().mailStopped() == null && !paused(run),
                notice -> !paused(notice, run) && intents.relay().rests(notice.channel()) == null,
                intents::awaitRoom);
    }

    /** Commits the intent to hand the message over; null when it must not be, and the message ends here. */
    public @Nullable OutgoingMessage intend(@Body OutgoingMessage message) {
        return intents.intend(message);
    }

    /** Commits what the hand-over came to. */
    public void settle(@Body OutgoingMessage message) {
        intents.settle(message);
    }

    /** A notice that failed on its way is told, and the others go on. */
    public void failed(
            @ExchangeProperty("notice") PreparedNotice notice,
            @ExchangeProperty("CamelExceptionCaught") Exception problem) {
        intents.failed(notice.deliveryId(), problem);
    }

    /** Commits the last outcomes and tells a run whose sending was stopped. */
    public void sent(@ExchangeProperty("run") CompanyRun run) {
        try {
            intents.flush();
        } catch (RuntimeException e) {
            run.tally()
                    .alarm("the ledger could not be written after the last hand-overs; they are tried again while this"
                            + " process lives, then they are SUSPECT: " + Causes.inWords(e));
        }
        String stopped = intents.relay().mailStopped();
        if (stopped != null && intents.relay().failed()) {
            run.tally().sendingFailed(stopped + "; approved and not tried: " + store.untried(run, now()));
        } else if (stopped != null) {
            run.tally().alarm(stopped);
        }
        intents.relay().resting().forEach(run.tally()::alarm);
        String waiting = store.waiting(run.id(), now());
        if (waiting != null) {
            run.tally().alarm(waiting);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** Asked before every batch: a person who pauses a run that is going on means this run. */
    private boolean paused(CompanyRun run) {
        return isTold(pauses.reason(run.company(), null, run.on()), run);
    }

    /** Whether the notice's own channel is paused; the others go on. */
    private boolean paused(StoredNotice notice, CompanyRun run) {
        return isTold(pauses.reasonLately(run.company(), notice.channel().label(), run.on()), run);
    }

    private static boolean isTold(@Nullable String reason, CompanyRun run) {
        if (reason != null) {
            run.tally().alarm(reason);
        }
        return reason != null;
    }
}
