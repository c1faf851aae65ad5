package org.dunning.inbox;

import java.time.LocalDate;
import org.dunning.ledger.DunningHold;
import org.dunning.ledger.Suppressions;
import org.dunning.reply.ReplyIntent;
import org.dunning.reply.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What follows from a reply for its items. A dispute, a lawyer or an insolvency stops them even when little is certain; an
 * open question gives them rest for some days; everything else follows only when it is certain, or a person says so.
 */
@Component
class Consequences {

    private final PromiseBook promises;
    private final ReplyHolds holds;
    private final Suppressions suppressions;
    private final InboxProperties properties;

    Consequences(PromiseBook promises, ReplyHolds holds, Suppressions suppressions, InboxProperties properties) {
        this.promises = promises;
        this.holds = holds;
        this.suppressions = suppressions;
        this.properties = properties;
    }

    /**
     * While a person has not looked yet, or has not to, in the caller's transaction.
     *
     * @param match of the mail; without certainty a question gives no rest, for anybody could ask
     */
    void follow(long reply, Understood understood, Affair affair, Match match, ReplyState state, LocalDate today) {
        if (state == ReplyState.APPLIED) {
            apply(reply, understood, affair, today, properties.owner());
            return;
        }
        switch (understood.intent()) {
            case DISPUTE -> dispute(reply, understood, affair, today, properties.owner());
            case OPT_OUT_OR_LEGAL_THREAT, WRONG_CONTACT ->
                stop(reply, understood, affair, properties.owner(), properties.readBy(today));
            case PAYMENT_PLAN_REQUEST, QUERY, PROMISE, PARTIAL_PROMISE -> {
                if (match.certain()) {
                    rest(
                            reply,
                            understood,
                            affair,
                            new DunningHold(
                                    DunningHold.Kind.QUESTION,
                                    properties.owner(),
                                    "reply " + reply + " waits for a person",
                                    today.plusDays(properties.questionDays())));
                }
            }
            default -> {}
        }
    }

    /** What is certain, or a person has said, in the caller's transaction. Answers in words what follows. */
    String apply(long reply, Understood understood, Affair affair, LocalDate today, String owner) {
        return switch (understood.intent()) {
            case PROMISE, PARTIAL_PROMISE ->
                items(promises.enter(reply, understood, affair, today, owner)) + " until the promised day and "
                        + "the days of grace";
            case ALREADY_PAID -> claim(reply, understood, affair, today, owner);
            case DISPUTE -> dispute(reply, understood, affair, today, owner);
            case OPT_OUT_OR_LEGAL_THREAT -> stop(reply, understood, affair, owner, null);
            case WRONG_CONTACT ->
                understood.isInsolvent() ? stop(reply, understood, affair, owner, null) : "its address is used no more";
            case PAYMENT_PLAN_REQUEST ->
                answered(reply, understood, affair, today, owner) + "; agree the plan with agreePlan in the console";
            case QUERY -> answered(reply, understood, affair, today, owner);
            default -> "nothing";
        };
    }

    /**
     * Nothing goes any more to whoever is the wrong person or asked for no more mails, as a person has read; the debt stays.
     *
     * @param notified where the notice went
     */
    void addresses(long reply, Understood understood, String sender, String notified) {
        if (understood.intent() == ReplyIntent.OPT_OUT_OR_LEGAL_THREAT && understood.wish() == Wish.NO_MAIL) {
            suppressions.suppress(sender, Suppressions.Reason.OPT_OUT, "reply " + reply);
        }
        if (understood.intent() == ReplyIntent.WRONG_CONTACT && !understood.isInsolvent()) {
            suppressions.suppress(notified, Suppressions.Reason.WRONG_PERSON, "reply " + reply);
        }
    }

    /** Takes back what followed, in the caller's transaction. */
    void undo(long reply, LocalDate today, String by) {
        holds.lift(reply, by);
        promises.withdraw(reply, today, by);
    }

    private String claim(long reply, Understood understood, Affair affair, LocalDate today, String owner) {
        LocalDate until = today.plusDays(properties.claimHoldDays());
        var items = affair.of(understood.documents());
        holds.documents(
                reply,
                affair.debtor(),
                items,
                new DunningHold(
                        DunningHold.Kind.CLAIM,
                        owner,
                        "the debtor says it has paid"
                                + (understood.claimedPaidOn() == null ? "" : " on " + understood.claimedPaidOn())
                                + ", reply " + reply,
                        until));
        return items(items.size()) + " until " + until + "; then the ERP's word counts again";
    }

    private String dispute(long reply, Understood understood, Affair affair, LocalDate today, String owner) {
        LocalDate until = today.plusDays(properties.disputeReviewDays());
        var items = affair.of(understood.documents());
        holds.documents(
                reply,
                affair.debtor(),
                items,
                new DunningHold(DunningHold.Kind.DISPUTE, owner, "contested in reply " + reply, until));
        return items(items.size()) + " until it is settled; to be reviewed by " + until;
    }

    /** @param readBy when a person should have looked; the debtor rests on after it, and it is asked for */
    private String stop(long reply, Understood understood, Affair affair, String owner, @Nullable LocalDate readBy) {
        holds.debtor(
                reply,
                affair.debtor(),
                new DunningHold(DunningHold.Kind.BLOCK, owner, stopped(understood) + " says reply " + reply, readBy));
        return "the debtor rests until a person releases it";
    }

    private static String stopped(Understood understood) {
        if (understood.isInsolvent()) {
            return Understood.INSOLVENT;
        }
        return understood.intent() == ReplyIntent.WRONG_CONTACT ? "not the right person" : "no more mails, or a lawyer";
    }

    /**
     * What a promise or a claim of payment in the same mail does not settle rests as disputed, in the caller's transaction. Answers
     * in words what follows.
     */
    String contested(long reply, Understood understood, Affair affair, LocalDate today, String owner) {
        return dispute(reply, understood.besidesItsPromises(affair), affair, today, owner);
    }

    /** Whoever asked gets some days for what a person has answered. */
    private String answered(long reply, Understood understood, Affair affair, LocalDate today, String owner) {
        LocalDate until = today.plusDays(properties.questionDays());
        int rest = rest(
                reply,
                understood,
                affair,
                new DunningHold(DunningHold.Kind.ANSWERED, owner, "the debtor asked in reply " + reply, until));
        return items(rest) + " until " + until + ", for what you answer";
    }

    private int rest(long reply, Understood understood, Affair affair, DunningHold hold) {
        var items = affair.of(understood.documents());
        holds.documents(reply, affair.debtor(), items, hold);
        return items.size();
    }

    private static String items(int count) {
        return count + (count == 1 ? " item rests" : " items rest");
    }
}
