package org.dunning.reply.language;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether the debtor says it has paid, and when.
 *
 * @param on null when it does not say
 */
record PaidClaim(boolean claimed, @Nullable LocalDate on) {

    static PaidClaim in(ReadText read, DatePlace place) {
        boolean claimed = false;
        LocalDate on = null;
        boolean before = false;
        for (Sentence sentence : read.sentences) {
            boolean here = false;
            for (Clause clause : sentence.clauses()) {
                here |= clause.has(Cue.PAID)
                        && !clause.isNegated()
                        && !clause.has(Cue.UNPAID)
                        && !conditional(sentence, clause);
            }
            boolean now = sentence.has(Cue.JUST_PAID);
            if ((here || now) && !sentence.has(Cue.SARCASM)) {
                claimed = true;
                on = on == null ? (now ? place.reference() : day(sentence, read, place)) : on;
            } else if (before && on == null && !sentence.has(Cue.COMMIT) && !sentence.has(Cue.EVENT)) {
                on = day(sentence, read, place);
            }
            before = here;
        }
        return new PaidClaim(claimed, on);
    }

    /** "If all goes well, pago na sexta": what is both "I pay" and "paid" is the first under a condition. */
    private static boolean conditional(Sentence sentence, Clause clause) {
        return clause.has(Cue.CONDITION)
                || clause.has(Cue.COMMIT) && sentence.has(Cue.CONDITION)
                || clause.has(Cue.HEDGE) && sentence.isQuestion();
    }

    /** The day nearest to the words, if it lies behind. */
    private static @Nullable LocalDate day(Sentence sentence, ReadText read, DatePlace place) {
        LocalDate found = null;
        for (int pass = 0; pass < 2 && found == null; pass++) {
            for (Clause clause : sentence.clauses()) {
                if (found == null && (pass == 1 || clause.has(Cue.PAID))) {
                    found = day(clause, read, place);
                }
            }
        }
        return found;
    }

    private static @Nullable LocalDate day(Clause clause, ReadText read, DatePlace place) {
        for (int at = clause.from; at < clause.to; at++) {
            if (read.items.get(at).value() instanceof FoundDate date
                    && date.rule().namesADay()
                    && !clause.isOfAnotherThing(at)) {
                LocalDate day = place.behind(date);
                if (day != null && !day.isBefore(place.reference().minusDays(300))) {
                    return day;
                }
            }
        }
        return null;
    }
}
