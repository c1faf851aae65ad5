package org.dunning.outbox;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dunning.ledger.ContactEvent;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.WriteBackQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one place where a delivery changes its state. A move is committed together with what follows from it: the contact
 * history, the release of claims, the note for the ERP.
 */
@Component
class Deliveries {

    private static final int LONGEST_ANSWER = 1000;

    private final Ledger ledger;
    private final ContactHistory history;
    private final WriteBackQueue writeBack;
    private final Clock clock;

    Deliveries(Ledger ledger, ContactHistory history, WriteBackQueue writeBack, Clock clock) {
        this.ledger = ledger;
        this.history = history;
        this.writeBack = writeBack;
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
            List<Transition> moved = new ArrayList<>();
            for (Transition transition : transitions) {
                if (update(transition)) {
                    moved.add(transition);
                }
            }
            follow(moved);
            return new HashSet<>(moved.stream().map(t -> t.delivery().id()).toList());
        });
    }

    private boolean update(Transition transition) {
        Transition.Body body = transition.body();
        return ledger.sql("update delivery set state = :to, hand_over = :progress, answer = :detail, changed_at = :now,"
                                + " next_attempt_at = :next, message_id = coalesce(:messageId, message_id),"
                                + " body_sha256 = coalesce(:sha256, body_sha256), attempts = attempts + :attempt,"
                                + " fence = fence + 1 where id = :id and state = :from")
                        .param("to", transition.to().name())
                        .param(
                                "progress",
                                transition.progress() == null
                                        ? null
                                        : transition.progress().name(),
                                java.sql.Types.VARCHAR)
                        .param("detail", shortened(transition.detail()))
                        .param("now", now())
                        .param("next", timestamp(transition), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("messageId", body == null ? null : body.messageId(), java.sql.Types.VARCHAR)
                        .param("sha256", body == null ? null : body.sha256(), java.sql.Types.VARCHAR)
                        .param("attempt", transition.to() == DeliveryState.SENDING ? 1 : 0)
                        .param("id", transition.delivery().id())
                        .param("from", transition.delivery().state().name())
                        .update()
                == 1;
    }

    private void follow(List<Transition> moved) {
        keepBodies(moved);
        List<Object[]> contacted = new ArrayList<>();
        List<Object[]> uncontacted = new ArrayList<>();
        List<Object[]> released = new ArrayList<>();
        List<WriteBackQueue.Contact> notes = new ArrayList<>();
        for (Transition move : moved) {
            Object[] notice = {move.delivery().noticeId()};
            if (move.to().releasesClaims()) {
                released.add(notice);
            } else if (move.to().isContact()) {
                contacted.add(notice);
            } else if (move.delivery().state().isContact()) {
                uncontacted.add(notice);
            }
            if (move.to() == DeliveryState.SENT) {
                notes.add(new WriteBackQueue.Contact(
                        move.delivery().token(), move.delivery().noticeId(), clock.instant(), noteText(move)));
            }
        }
        ledger.batch("update notice set contacted_on = business_date where id = ? and contacted_on is null", contacted);
        ledger.batch("update notice set contacted_on = null where id = ?", uncontacted);
        ledger.batch("update notice set voided = true, contacted_on = null where id = ?", released);
        ledger.batch("update notice_item set claim = null where notice_id = ?", released);
        writeBack.add(notes);
        history.append(moved.stream()
                .map(move -> new ContactEvent(
                        move.delivery().debtor(),
                        move.delivery().noticeId(),
                        move.delivery().id(),
                        move.to().name(),
                        move.actor(),
                        move.detail()))
                .toList());
    }

    private void keepBodies(List<Transition> moved) {
        List<Object[]> bodies = new ArrayList<>();
        List<Object[]> earlier = new ArrayList<>();
        for (Transition move : moved) {
            if (move.body() != null) {
                earlier.add(new Object[] {move.delivery().id()});
                bodies.add(new Object[] {
                    move.delivery().id(), Objects.requireNonNull(move.body()).bytes()
                });
            }
        }
        ledger.batch("delete from sent_message where delivery_id = ?", earlier);
        ledger.batch("insert into sent_message (delivery_id, bytes) values (?, ?)", bodies);
    }

    private String noteText(Transition move) {
        return ledger.sql("select stage, total, currency, business_date from notice where id = :id")
                .param("id", move.delivery().noticeId())
                .query((row, n) -> "Dunning notice " + move.delivery().noticeId() + ", stage " + row.getString("stage")
                        + ", "
                        + row.getBigDecimal("total").stripTrailingZeros().toPlainString() + " "
                        + row.getString("currency")
                        + ", sent by mail on " + row.getDate("business_date"))
                .single();
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
