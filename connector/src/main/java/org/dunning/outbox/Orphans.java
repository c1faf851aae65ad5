package org.dunning.outbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.RunLease;
import org.dunning.outbox.HandOverLog.Left;
import org.dunning.outbox.HandOverLog.Trace;
import org.dunning.run.CompanyRun;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Deliveries whose process ended while it handed them over. Its log ({@link HandOverLogs}) tells what was not gone and what was
 * taken; of the rest nobody knows, and they are SUSPECT.
 */
@Component
class Orphans {

    private static final String ACTOR = "connector";
    private static final int SHOWN = 5;

    private final Ledger ledger;
    private final NoticeStore store;
    private final Deliveries deliveries;
    private final HandOverLogs logs;
    private final FolderTraces folders;
    private final RunLease lease;
    private final Clock clock;

    Orphans(
            Ledger ledger,
            NoticeStore store,
            Deliveries deliveries,
            HandOverLogs logs,
            FolderTraces folders,
            RunLease lease,
            Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.deliveries = deliveries;
        this.logs = logs;
        this.folders = folders;
        this.lease = lease;
        this.clock = clock;
    }

    /** Settles what the run's ERP has of them; whoever asks holds the run's lease. */
    void settle(CompanyRun run) {
        Map<String, Left> left = logs.leftBefore(lease.owner());
        List<StoredNotice> onTheirWay = store.onTheirWay(run.source());
        Map<Long, String> owners = owners(onTheirWay);
        List<Transition> moves = new ArrayList<>();
        for (StoredNotice notice : onTheirWay) {
            Transition move = move(notice, left.get(owners.getOrDefault(notice.deliveryId(), "")));
            if (move != null) {
                moves.add(move);
            }
        }
        deliveries.move(moves);
        tell(moves, run);
        left.forEach((owner, log) -> {
            if (log.traces() == null || isSettled(owner)) {
                logs.delete(owner);
            }
        });
    }

    /** One line for all, with the numbers of a few: their history says the same of each. */
    private static void tell(List<Transition> moves, CompanyRun run) {
        if (moves.isEmpty()) {
            return;
        }
        Map<DeliveryState, List<Long>> byState = new EnumMap<>(DeliveryState.class);
        moves.forEach(move -> byState.computeIfAbsent(move.to(), state -> new ArrayList<>())
                .add(move.delivery().noticeId()));
        run.tally()
                .alarm("the connector was ended while it sent, and its notices were settled: "
                        + byState.entrySet().stream()
                                .map(one -> one.getValue().size() + " " + one.getKey() + " (" + meaning(one.getKey())
                                        + "; " + numbers(one.getValue()) + ")")
                                .collect(Collectors.joining(", ")));
    }

    private static String meaning(DeliveryState state) {
        return switch (state) {
            case SENT -> "had been taken";
            case SUSPECT -> "nobody knows";
            default -> "had not left, go out now";
        };
    }

    private static String numbers(List<Long> notices) {
        String shown =
                notices.stream().sorted().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return (notices.size() == 1 ? "notice " : "notices ")
                + shown
                + (notices.size() > SHOWN ? " and " + (notices.size() - SHOWN) + " more" : "");
    }

    private @Nullable Transition move(StoredNotice notice, @Nullable Left left) {
        Map<Long, Trace> traces = left == null ? null : left.traces();
        Trace trace = traces == null ? new Trace.Gone() : traces.getOrDefault(notice.deliveryId(), new Trace.NotGone());
        if (traces != null && trace instanceof Trace.Gone) {
            trace = inItsFolder(notice);
        }
        if (trace instanceof Trace.Taken taken) {
            return Transition.of(notice.delivery(), DeliveryState.SENT, ACTOR, taken.answer());
        }
        if (trace instanceof Trace.NotGone) {
            return new Transition(
                    notice.delivery(),
                    DeliveryState.RETRY,
                    ACTOR,
                    "the connector was ended before this left it",
                    null,
                    null,
                    clock.instant(),
                    null);
        }
        return notice.state() == DeliveryState.SUSPECT
                ? null
                : Transition.of(
                        notice.delivery(),
                        DeliveryState.SUSPECT,
                        ACTOR,
                        "the connector ended while this was handed over; it may have arrived");
    }

    /** Of what is put into a folder of this machine that folder tells. */
    private Trace inItsFolder(StoredNotice notice) {
        Boolean there = folders.cameToItsEnd(notice.channel(), notice.token());
        return there == null
                ? new Trace.Gone()
                : there ? new Trace.Taken("it is complete in its folder") : new Trace.NotGone();
    }

    /** Another ERP's run may need the log of an owner, too, and so may the connector of another ledger. */
    private boolean isSettled(String owner) {
        var states = ledger.sql("select distinct d.state from delivery d where d.owner = :owner")
                .param("owner", owner)
                .query(String.class)
                .list();
        return !states.isEmpty() && !states.contains(DeliveryState.SENDING.name());
    }

    private Map<Long, String> owners(List<StoredNotice> notices) {
        Map<Long, String> owners = new HashMap<>();
        if (!notices.isEmpty()) {
            ledger.sql("select d.id, d.owner from delivery d where d.id in (:ids) and d.owner is not null")
                    .param("ids", notices.stream().map(StoredNotice::deliveryId).toList())
                    .query(row -> {
                        owners.put(row.getLong("id"), row.getString("owner"));
                    });
        }
        return owners;
    }
}
