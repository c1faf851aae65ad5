package org.dunning.outbox;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dunning.ledger.ContactEvent;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one place where a delivery changes its state. A move is committed together with what follows from it: the contact
 * history, the release of claims, the end of dunning.
 */
@Component
class Deliveries {

    private static final int LONGEST_ANSWER = 1000;
    private static final String MOVE = "update delivery set state = ?, hand_over = ?, answer = ?, changed_at = ?,"
            + " due_at = case when ? then ? else due_at end, message_id = coalesce(?, message_id), body_sha256 = coalesce(?, body_sha256),"
            + " attempts = attempts + ?, owner = coalesce(?, owner) where id = ? and state = ?"
            // Whoever took an orphan over has made itself its owner: the outcome of the paused one comes too late.
            + " and (state <> 'SENDING' or cast(? as varchar) is null or owner = ?)";

    private final Ledger ledger;
    private final ContactHistory history;
    private final DunningEnd end;
    private final Clock clock;

    Deliveries(Ledger ledger, ContactHistory history, DunningEnd end, Clock clock) {
        this.ledger = ledger;
        this.history = history;
        this.end = end;
        this.clock = clock;
    }

    /**
     * Commits all moves that are still possible; a delivery that is no longer in the expected state stays as it is.
     *
     * @return the ids of the deliveries that moved
     * @throws IllegalArgumentException when a move is not allowed at all
     */
    Set<Long> move(List<Transition> transitions) {
        if (transitions.isEmpty()) {
            return Set.of();
        }
        transitions.forEach(Deliveries::refuseImpossible);
        return ledger.commit(() -> {
            List<Integer> changed =
                    ledger.counted(MOVE, transitions.stream().map(this::row).toList());
            List<Transition> moved = new ArrayList<>();
            for (int i = 0; i < transitions.size(); i++) {
                if (changed.get(i) == 1) {
                    moved.add(transitions.get(i));
                }
            }
            follow(moved);
            return new HashSet<>(moved.stream().map(t -> t.delivery().id()).toList());
        });
    }

    private @Nullable Object[] row(Transition transition) {
        Transition.Body body = transition.body();
        return new @Nullable Object[] {
            transition.to().name(),
            transition.progress() == null ? null : transition.progress().name(),
            shortened(transition.detail()),
            now(),
            transition.to().releasesClaims() || transition.nextAttempt() != null,
            timestamp(transition),
            body == null ? null : body.messageId(),
            body == null ? null : body.sha256(),
            attempt(transition),
            transition.owner(),
            transition.delivery().id(),
            transition.delivery().state().name(),
            transition.owner(),
            transition.owner()
        };
    }

    /** What was not tried after all does not count as tried. */
    private static int attempt(Transition transition) {
        return switch (transition.to()) {
            case SENDING -> 1;
            case APPROVED -> transition.delivery().state() == DeliveryState.SENDING ? -1 : 0;
            default -> 0;
        };
    }

    private void follow(List<Transition> moved) {
        keepBodies(moved);
        List<Object[]> released = moved.stream()
                .filter(move -> move.to().releasesClaims())
                .map(move -> new Object[] {move.delivery().noticeId()})
                .toList();
        ledger.batch("update notice set voided = true where id = ?", released);
        ledger.batch("update notice_item set claim = null where notice_id = ?", released);
        history.append(moved.stream()
                .map(move -> new ContactEvent(
                        move.delivery().debtor(),
                        move.delivery().noticeId(),
                        move.delivery().id(),
                        move.to().name(),
                        move.actor(),
                        move.detail()))
                .toList());
        end.follow(moved);
    }

    private void keepBodies(List<Transition> moved) {
        List<Object[]> bodies = new ArrayList<>();
        List<Object[]> earlier = new ArrayList<>();
        for (Transition move : moved) {
            if (attempt(move) < 0 || move.body() != null && move.delivery().attempts() > 0) {
                earlier.add(new Object[] {move.delivery().id()});
            }
            if (move.body() != null) {
                bodies.add(new Object[] {move.delivery().id(), move.body().bytes()});
            }
        }
        ledger.batch("delete from sent_message where delivery_id = ?", earlier);
        ledger.batch("insert into sent_message (delivery_id, bytes) values (?, ?)", bodies);
    }

    private static void refuseImpossible(Transition transition) {
        if (!transition.delivery().state().mayBecome(transition.to())) {
            throw new IllegalArgumentException(
                    "delivery " + transition.delivery().id() + " cannot go from "
                            + transition.delivery().state() + " to " + transition.to());
        }
    }

    private static @Nullable OffsetDateTime timestamp(Transition transition) {
        return transition.nextAttempt() == null
                ? null
                : transition.nextAttempt().atOffset(ZoneOffset.UTC);
    }

    private static String shortened(String detail) {
        return detail.length() <= LONGEST_ANSWER ? detail : detail.substring(0, LONGEST_ANSWER);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
