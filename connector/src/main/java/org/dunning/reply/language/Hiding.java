package org.dunning.reply.language;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dunning.reply.language.Clause.Sign;

/** Of phrases that cover each other the larger one counts, as far as their meanings go. */
final class Hiding {

    /** A larger phrase of another meaning hides these, where it covers them. */
    private static final Set<Cue> HIDEABLE = EnumSet.of(
            Cue.COMMIT,
            Cue.PAYMENT,
            Cue.PAID,
            Cue.DISPUTE,
            Cue.COMPLAINT,
            Cue.QUERY,
            Cue.PLAN,
            Cue.PATIENCE,
            Cue.INSTALMENT,
            Cue.ABSENCE,
            Cue.ACKNOWLEDGE,
            Cue.EVENT,
            Cue.SENDING,
            Cue.ASK,
            Cue.PART,
            Cue.REST,
            Cue.WRONG_CONTACT,
            Cue.THIRD_PARTY,
            Cue.DATED_THING);
    /** These tell how something is said, and hide nothing. */
    private static final Set<Cue> NEVER_HIDE = EnumSet.of(
            Cue.ASK,
            Cue.ACKNOWLEDGE,
            Cue.GREETING,
            Cue.SIGN_OFF,
            Cue.CONDITION,
            Cue.HEDGE,
            Cue.INVOICE_ARTICLE,
            Cue.INVOICE_WORD,
            Cue.WHOLE,
            Cue.SURE,
            Cue.PART,
            Cue.SENDING,
            Cue.NEGATION,
            Cue.NO_NEGATION,
            Cue.NO_CONDITION,
            Cue.COPY,
            Cue.BANK_DETAILS);
    /** "will be paid" is not yet paid; but a question for instalments stays one, whatever verb it has. */
    private static final Set<Cue> HIDDEN_BY_COMMITMENT = EnumSet.of(Cue.PAID, Cue.PAYMENT, Cue.ACKNOWLEDGE);

    private static final Set<Cue> HIDE_NEGATION = EnumSet.of(
            Cue.NO_NEGATION,
            Cue.DISPUTE,
            Cue.WRONG_CONTACT,
            Cue.OPT_OUT,
            Cue.LEGAL,
            Cue.REST_OPEN,
            Cue.QUERY,
            Cue.HEDGE,
            Cue.UNPAID);
    private static final int LONGEST_PHRASE = 25;

    private Hiding() {}

    /** @param found in the order of their beginnings */
    static List<Sign> kept(List<Sign> found) {
        var kept = new ArrayList<Sign>();
        for (int i = 0; i < found.size(); i++) {
            if (!isHidden(i, found)) {
                kept.add(found.get(i));
            }
        }
        return kept;
    }

    /** Only the phrases that begin shortly before can cover one; they stand in the order of their beginnings. */
    private static boolean isHidden(int at, List<Sign> all) {
        Sign sign = all.get(at);
        for (int i = at - 1; i >= 0 && all.get(i).from() > sign.from() - LONGEST_PHRASE; i--) {
            if (hides(all.get(i), sign)) {
                return true;
            }
        }
        for (int i = at + 1; i < all.size() && all.get(i).from() == sign.from(); i++) {
            if (hides(all.get(i), sign)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hides(Sign other, Sign sign) {
        boolean willBe = other.cue() == Cue.COMMIT
                && sign.cue() == Cue.PAID
                && other.from() < sign.from()
                && sign.from() < other.to();
        return willBe
                || other.cue() != sign.cue()
                        && sign.isWithin(other)
                        && (HIDEABLE.contains(sign.cue())
                                        && !NEVER_HIDE.contains(other.cue())
                                        && (other.cue() != Cue.COMMIT || HIDDEN_BY_COMMITMENT.contains(sign.cue()))
                                || sign.cue() == Cue.NEGATION && HIDE_NEGATION.contains(other.cue())
                                // "until you send me a credit note" is no wish for no more mails
                                || sign.cue() == Cue.OPT_OUT && other.cue() == Cue.DISPUTE
                                || (sign.cue() == Cue.CONDITION || sign.cue() == Cue.HEDGE)
                                        && other.cue() == Cue.NO_CONDITION);
    }
}
