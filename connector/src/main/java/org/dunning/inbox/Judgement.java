package org.dunning.inbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dunning.ledger.Ledger;
import org.dunning.reply.Beside;
import org.dunning.reply.ReadMail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides whether what a mail says is done without a person. */
@Component
class Judgement {

    private final Ledger ledger;
    private final ReplyHolds holds;
    private final InboxProperties properties;

    Judgement(Ledger ledger, ReplyHolds holds, InboxProperties properties) {
        this.ledger = ledger;
        this.holds = holds;
        this.properties = properties;
    }

    /**
     * Whether a reply is done with, and what makes it one for a person.
     *
     * @param reasons in words; empty unless the state is REVIEW
     */
    record Ruling(ReplyState state, List<String> reasons) {}

    Ruling of(ReadMail mail, Match match, Understood understood, @Nullable Affair affair, LocalDate today) {
        if (mail.envelope().automatic().isMachine()) {
            return new Ruling(ReplyState.AUTOMATIC, List.of());
        }
        List<String> reasons = new ArrayList<>();
        if (!match.certain()) {
            reasons.add(match.how());
        }
        if (mail.interpretation().abstain()) {
            reasons.add(mail.interpretation().reason());
        }
        if (mail.interpretation().besides().contains(Beside.CONTESTS)) {
            reasons.add("it contests something, too");
        }
        if (mail.interpretation().besides().contains(Beside.BANK_DETAILS)) {
            reasons.add("it asks about an account to pay to");
        }
        switch (understood.intent()) {
            case PROMISE, PARTIAL_PROMISE -> promised(understood, affair, today, reasons);
            case ALREADY_PAID -> paid(understood, affair, reasons);
            case OUT_OF_OFFICE, BOUNCE_HARD, BOUNCE_SOFT -> {
                return new Ruling(ReplyState.AUTOMATIC, List.of());
            }
            default ->
                reasons.add((understood.isInsolvent()
                                ? Understood.INSOLVENT
                                : understood.intent().label().replace('_', ' '))
                        + " is always for a person");
        }
        return new Ruling(reasons.isEmpty() ? ReplyState.APPLIED : ReplyState.REVIEW, reasons);
    }

    private void promised(Understood understood, @Nullable Affair affair, LocalDate today, List<String> reasons) {
        if (understood.promises().isEmpty()) {
            reasons.add("no day is promised");
        }
        for (Understood.Promised promised : understood.promises()) {
            if (promised.on().isBefore(today)) {
                reasons.add(promised.on() + " has passed already");
            }
            if (promised.on().isAfter(today.plusDays(properties.promiseMaxDays()))) {
                reasons.add(promised.on() + " is more than " + properties.promiseMaxDays() + " days away");
            }
            if (affair != null) {
                itsItems(understood, promised, affair, reasons);
            }
        }
        if (affair != null && brokenBefore(affair) >= properties.brokenPromises()) {
            reasons.add("promises of this debtor were broken before");
        }
    }

    private static void itsItems(
            Understood understood, Understood.Promised promised, Affair affair, List<String> reasons) {
        List<String> documents = understood.documentsOf(promised);
        if (!affair.knows(documents)) {
            reasons.add("not all of " + String.join(", ", documents) + " is open");
        } else if (affair.of(documents).isEmpty()) {
            reasons.add("nothing is open any more of what it answers");
        } else if (documents.isEmpty() && understood.intent() == org.dunning.reply.ReplyIntent.PARTIAL_PROMISE) {
            reasons.add("a part is promised, and not said of which invoice");
        } else if (promised.currency() != null
                && affair.of(documents).stream()
                        .noneMatch(item ->
                                item.residual().currency().getCurrencyCode().equals(promised.currency()))) {
            reasons.add("it promises " + promised.currency() + ", and nothing is open in that currency");
        }
    }

    private void paid(Understood understood, @Nullable Affair affair, List<String> reasons) {
        if (affair == null) {
            return;
        }
        if (!affair.knows(understood.documents())) {
            reasons.add("not all of " + String.join(", ", understood.documents()) + " is open");
        } else if (holds.claimedBefore(affair.debtor(), affair.of(understood.documents()))) {
            reasons.add("it was said to be paid before");
        }
    }

    private long brokenBefore(Affair affair) {
        return ledger.sql("select count(distinct p.promise_key) from promise p join open_item o on o.id = p.item_id"
                        + " where o.source = :source and o.company = :company and o.debtor_no = :debtor"
                        + " and p.state in ('BROKEN', 'PARTLY_KEPT')")
                .param("source", affair.debtor().source())
                .param("company", affair.debtor().company())
                .param("debtor", affair.debtor().number())
                .query(Long.class)
                .single();
    }
}
