package org.dunning.reply.language;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dunning.reply.language.Clause.Sign;
import org.dunning.reply.language.Item.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Finds the days on which the debtor commits to pay: positive, unconditional, ahead and said by the debtor about its
 * own payment. Days that fail one of these are counted by what they failed.
 */
final class PromiseFinder {

    private static final int MOST_DAYS_AHEAD = 190;
    private static final int NEAR = 5;
    private static final int MOST_STRANGERS = 1;

    private final ReadText read;
    private final DatePlace place;
    private final Wording wording;
    private final boolean sure;
    private final List<Amounts.Day> found = new ArrayList<>();
    final List<DatedClaim> promises = new ArrayList<>();
    boolean asked;
    boolean hedged;
    boolean conditional;
    boolean negated;
    /** A day in a clause about payment that could not be understood. */
    boolean unclear;

    PromiseFinder(ReadText read, DatePlace place, Set<String> names) {
        this.read = read;
        this.place = place;
        wording = new Wording(read, names);
        sure = read.sentences.stream().anyMatch(Sentence::isSure);
        Sentence before = null;
        for (Sentence sentence : read.sentences) {
            sentence(sentence, before);
            found.removeIf(this::isSaidMoreExactly);
            Amounts.paired(found, sentence, read.items).forEach(this::add);
            found.clear();
            before = sentence;
        }
    }

    /** "next Friday's run (the 20th)": the day tells which Friday. */
    private boolean isSaidMoreExactly(Amounts.Day day) {
        return isBy(day, DateRule.WEEKDAY)
                && found.stream()
                        .anyMatch(other -> isBy(other, DateRule.DAY, DateRule.DAY_MONTH, DateRule.DIGITS)
                                && other.at() > day.at()
                                && other.at() - day.at() <= NEAR
                                && !other.clause().has(Cue.REST)
                                && other.on().getDayOfWeek() == day.on().getDayOfWeek()
                                && other.on().isAfter(day.on()));
    }

    private boolean isBy(Amounts.Day day, DateRule... rules) {
        return read.items.get(day.at()).value() instanceof FoundDate date
                && List.of(rules).contains(date.rule());
    }

    /** The same day said twice is one promise, unless amounts tell them apart. */
    private void add(DatedClaim claim) {
        for (int i = 0; i < promises.size(); i++) {
            DatedClaim known = promises.get(i);
            if (known.on().equals(claim.on()) && (known.amount() == null || claim.amount() == null)) {
                promises.set(i, known.amount() == null ? claim : known);
                return;
            }
        }
        promises.add(claim);
    }

    private void sentence(Sentence sentence, @Nullable Sentence before) {
        LocalDate earlier =
                promises.isEmpty() ? null : promises.get(promises.size() - 1).on();
        for (Clause clause : sentence.clauses()) {
            for (int at = clause.from; at < clause.to; at++) {
                Item item = read.items.get(at);
                if (item.kind() == Kind.DATE && item.value() instanceof FoundDate date) {
                    earlier = date(sentence, before, clause, at, date, earlier);
                }
            }
        }
    }

    private @Nullable LocalDate date(
            Sentence sentence,
            @Nullable Sentence before,
            Clause clause,
            int at,
            FoundDate date,
            @Nullable LocalDate earlier) {
        if (sentence.isQuestion()
                && isOpenQuestion(sentence)
                && date.rule().namesADay()
                && !date.rule().isPast()) {
            asked |= !sentence.has(Cue.HEDGE);
            hedged |= sentence.has(Cue.HEDGE);
            return earlier;
        }
        LocalDate on = place.ahead(date, earlier);
        boolean about = isAboutPayment(sentence, before, clause, at);
        if (!about || clause.isOfAnotherThing(at) || clause.isBehind(Cue.SINCE, at)) {
            return earlier;
        }
        if (sentence.isQuestion()) {
            asked = true;
        } else if (clause.isNegated()) {
            negated = true;
        } else if (isHedged(sentence, clause) || sentence.has(Cue.SARCASM)) {
            hedged = true;
        } else if (sentence.has(Cue.CONDITION) && !(sure && !clause.has(Cue.CONDITION))) {
            conditional = true;
        } else if (sentence.has(Cue.PLAN) && !sentence.isPlanOfRest() || clause.has(Cue.PATIENCE)) {
            asked = true;
        } else if (on == null
                || on.isBefore(place.reference())
                || on.isAfter(place.reference().plusDays(MOST_DAYS_AHEAD))) {
            unclear |= !date.rule().isPast() && date.rule() != DateRule.VAGUE;
        } else {
            LocalDate named = isOfItsOwn(clause) ? null : inMonthNamedBefore(date);
            LocalDate day = named == null ? on : named;
            found.add(new Amounts.Day(day, at, clause));
            return day;
        }
        return earlier;
    }

    private static boolean isOfItsOwn(Clause clause) {
        return clause.has(Cue.REST) || !clause.of(Kind.AMOUNT).isEmpty();
    }

    /** "This month we pay one of them, on the 28th": the day is of that month, and takes its place. */
    private @Nullable LocalDate inMonthNamedBefore(FoundDate date) {
        LocalDate day = date.rule() == DateRule.DAY ? place.ahead(date, null) : null;
        boolean named = day != null
                && found.removeIf(earlier -> isBy(earlier, DateRule.END_OF_MONTH)
                        && !isOfItsOwn(earlier.clause())
                        && YearMonth.from(earlier.on()).equals(YearMonth.from(day)));
        return named ? day : null;
    }

    /** A question with a day and nothing else in it asks whether that day will do. */
    private static boolean isOpenQuestion(Sentence sentence) {
        return !sentence.has(Cue.EVENT)
                && !sentence.has(Cue.THIRD_PARTY)
                && !sentence.has(Cue.QUERY)
                && !sentence.has(Cue.PAID)
                && !sentence.has(Cue.DISPUTE)
                && !sentence.has(Cue.COMPLAINT);
    }

    /** A hedge about the rest leaves what is said of a part as it is. */
    private static boolean isHedged(Sentence sentence, Clause clause) {
        return sentence.clauses().stream()
                .filter(other -> other.has(Cue.HEDGE))
                .anyMatch(other -> other == clause || !other.has(Cue.REST) && !other.has(Cue.REST_OPEN));
    }

    private boolean isAboutPayment(Sentence sentence, @Nullable Sentence before, Clause clause, int at) {
        if (isArrivalOfPaid(sentence, clause)) {
            return false;
        }
        if (clause.has(Cue.COMMIT)) {
            return !isPaidInstead(clause, at) && !isEventInstead(clause, at) && !isOfOthers(clause);
        }
        if (clause.has(Cue.PAID) && isAheadOnly(at) && clause.of(Kind.DATE).size() == 1) {
            return true;
        }
        if (clause.has(Cue.EVENT)
                || clause.has(Cue.SENDING)
                || clause.has(Cue.THIRD_PARTY)
                || clause.has(Cue.PAID)
                || clause.has(Cue.ABSENCE)
                || sentence.has(Cue.RECEIPT)
                || sentence.has(Cue.MACHINE)) {
            return false;
        }
        if (sentence.has(Cue.COMMIT)) {
            boolean hasItsOwn = sentence.clauses().stream()
                    .anyMatch(other ->
                            other.has(Cue.COMMIT) && !other.of(Kind.DATE).isEmpty());
            return !hasItsOwn || wording.saysNothingElse(clause);
        }
        if (clause.has(Cue.PAYMENT)) {
            return wording.strangers(clause) <= MOST_STRANGERS
                    && !sentence.has(Cue.DISPUTE)
                    && !sentence.has(Cue.QUERY)
                    && !sentence.has(Cue.PAID);
        }
        return sentence.clauses().stream().allMatch(wording::saysNothingElse) && !follows(before);
    }

    /** "Paid on Monday; the rest will be paid on Friday" in one clause: the nearer of the two counts. */
    private static boolean isPaidInstead(Clause clause, int at) {
        Sign paid = clause.first(Cue.PAID);
        Sign commit = clause.first(Cue.COMMIT);
        return paid != null
                && commit != null
                && (!holds(Cue.COMMIT, clause, at) || holds(Cue.PAID, clause, at))
                && Math.min(Math.abs(paid.from() - at), Math.abs(paid.to() - at))
                        < Math.min(Math.abs(commit.from() - at), Math.abs(commit.to() - at));
    }

    /** "We talk on Friday and I pay then": the words of the talk hold the day, those of the payment do not. */
    private static boolean isEventInstead(Clause clause, int at) {
        return holds(Cue.EVENT, clause, at) && !holds(Cue.COMMIT, clause, at);
    }

    /** "I make you a copy", "our customer pays us": the verb is that of payments, the thing or the payer is another. */
    private boolean isOfOthers(Clause clause) {
        return clause.signs.stream().filter(sign -> sign.cue() == Cue.COMMIT).allMatch(commit -> clause.signs.stream()
                .anyMatch(sign -> isOfOthers(commit, sign)));
    }

    private boolean isOfOthers(Sign commit, Sign sign) {
        boolean overlap = sign.from() < commit.to() && commit.from() < sign.to();
        boolean dayFirst = read.items.get(commit.from()).kind() == Kind.DATE;
        return overlap
                && (sign.cue() == Cue.SENDING && (dayFirst || sign.from() <= commit.from() + 1)
                        || sign.cue() == Cue.THIRD_PARTY && sign.from() <= commit.from());
    }

    /** The day stands among the words of such a phrase. */
    private static boolean holds(Cue cue, Clause clause, int at) {
        return clause.signs.stream().anyMatch(sign -> sign.cue() == cue && sign.from() <= at && at < sign.to());
    }

    /** "I have just made the transfer, you will have it tomorrow". */
    private static boolean isArrivalOfPaid(Sentence sentence, Clause clause) {
        if (sentence.has(Cue.JUST_PAID)) {
            return true;
        }
        return sentence.clauses().stream()
                .takeWhile(earlier -> earlier != clause)
                .anyMatch(earlier -> earlier.has(Cue.PAID)
                        && !earlier.isNegated()
                        && !earlier.has(Cue.UNPAID)
                        && !clause.has(Cue.REST)
                        && clause.of(Kind.AMOUNT).isEmpty());
    }

    private boolean isAheadOnly(int at) {
        return read.items.get(at).value() instanceof FoundDate date
                && date.rule().isAhead();
    }

    private static boolean follows(@Nullable Sentence before) {
        return before != null && (before.has(Cue.EVENT) || before.has(Cue.PAID) || before.has(Cue.THIRD_PARTY));
    }
}
