package org.dunning.reply.language;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dunning.reply.Evidence;
import org.dunning.reply.Interpretation;
import org.dunning.reply.PromisedPayment;
import org.dunning.reply.ReplyIntent;
import org.dunning.reply.ReplyText;
import org.dunning.reply.language.Clause.Sign;
import org.dunning.reply.language.Item.Kind;
import org.jspecify.annotations.Nullable;

/** Weighs what was found in a text, the costliest mistakes first, and names the words it rests on. */
final class Verdict {

    private static final int SHORT_TEXT = 40;

    private final ReplyText reply;
    private final ReadText read;
    private final PromiseFinder found;
    private final PaidClaim paid;
    private final Coverage coverage;

    Verdict(ReplyText reply, ReadText read) {
        this.reply = reply;
        this.read = read;
        var place = new DatePlace(reply.receivedOn(), reply.american());
        found = new PromiseFinder(read, place, names(reply));
        paid = PaidClaim.in(read, place);
        coverage = new Coverage(reply, read, found.promises);
    }

    private static Set<String> names(ReplyText reply) {
        var names = new HashSet<String>();
        for (String person : reply.people()) {
            for (String word : person.split("[^\\p{L}]+")) {
                if (word.length() > 1) {
                    names.add(Tokenizer.fold(word.toLowerCase(Locale.ROOT)));
                }
            }
        }
        return names;
    }

    Interpretation reached() {
        if (read.items.isEmpty()) {
            return answer(ReplyIntent.OTHER, true, "there is no text");
        }
        if (says(Cue.GRAVE)) {
            return answer(ReplyIntent.WRONG_CONTACT, false, "insolvency or death", Cue.GRAVE);
        }
        if (says(Cue.LEGAL) || says(Cue.OPT_OUT)) {
            return legal();
        }
        if ((says(Cue.ABSENCE) || says(Cue.RECEIPT) || says(Cue.MACHINE)) && isMachines()) {
            return answer(
                    ReplyIntent.OUT_OF_OFFICE, false, "absence or receipt", Cue.ABSENCE, Cue.RECEIPT, Cue.MACHINE);
        }
        if (says(Cue.WRONG_CONTACT) && !says(Cue.PATIENCE) && found.promises.isEmpty() && !paid.claimed()) {
            return answer(ReplyIntent.WRONG_CONTACT, false, "not the person to ask", Cue.WRONG_CONTACT);
        }
        if (!found.promises.isEmpty()) {
            return promise();
        }
        return withoutPromise();
    }

    private boolean isMachines() {
        return found.promises.isEmpty()
                && !paid.claimed()
                && !says(Cue.DISPUTE)
                && !says(Cue.PLAN)
                && !says(Cue.COMMIT)
                && !found.asked
                && !says(Cue.PATIENCE)
                && (says(Cue.ABSENCE) || says(Cue.MACHINE) || !says(Cue.ACKNOWLEDGE));
    }

    private Interpretation legal() {
        boolean mixed = !found.promises.isEmpty() || paid.claimed();
        return answer(
                ReplyIntent.OPT_OUT_OR_LEGAL_THREAT,
                mixed && !says(Cue.OPT_OUT) && !says(Cue.LEGAL),
                "law or no more mails",
                Cue.LEGAL,
                Cue.OPT_OUT);
    }

    private Interpretation promise() {
        if (says(Cue.SARCASM) || hedgedElsewhere()) {
            return answer(ReplyIntent.OTHER, false, "a day, but no commitment", Cue.HEDGE, Cue.SARCASM);
        }
        boolean contested = says(Cue.DISPUTE) || says(Cue.COMPLAINT) || says(Cue.REFUSE);
        if (contested) {
            return coverage.namesAPart()
                    ? promised(ReplyIntent.PARTIAL_PROMISE, false, "a part is promised, another contested")
                    : answer(
                            ReplyIntent.DISPUTE,
                            !says(Cue.DISPUTE) && !says(Cue.REFUSE),
                            "a promise and a dispute in one mail",
                            Cue.DISPUTE,
                            Cue.COMPLAINT);
        }
        boolean planned =
                read.sentences.stream().anyMatch(sentence -> sentence.has(Cue.PLAN) && !sentence.isPlanOfRest());
        if (planned || found.asked && found.promises.size() > 1) {
            return answer(ReplyIntent.PAYMENT_PLAN_REQUEST, false, "days are proposed, not promised", Cue.PLAN);
        }
        boolean doubtful = found.unclear || found.conditional || says(Cue.WRONG_CONTACT) || found.promises.size() > 12;
        return coverage.isPartial()
                ? promised(ReplyIntent.PARTIAL_PROMISE, doubtful, "a day for a part")
                : promised(ReplyIntent.PROMISE, doubtful, "a day, unconditional");
    }

    /** "I pay on Friday. Well, I hope so." */
    private boolean hedgedElsewhere() {
        return read.sentences.stream()
                .anyMatch(sentence -> (sentence.has(Cue.HEDGE) || sentence.has(Cue.CANNOT))
                        && !sentence.has(Kind.DATE)
                        && !sentence.has(Cue.REST)
                        && !sentence.has(Cue.REST_OPEN)
                        && !coverage.namesAPart());
    }

    private Interpretation withoutPromise() {
        if (paid.claimed() && !(says(Cue.DISPUTE) && paid.on() == null && !says(Cue.SURE))) {
            return answer(ReplyIntent.ALREADY_PAID, false, "says it has paid", Cue.PAID);
        }
        if (says(Cue.SARCASM) && !says(Cue.DISPUTE)) {
            return answer(ReplyIntent.OTHER, false, "not meant", Cue.SARCASM);
        }
        boolean blocked = says(Cue.REFUSE) || says(Cue.CONDITION) && says(Cue.COMPLAINT);
        if (says(Cue.DISPUTE)
                || blocked
                || says(Cue.COMPLAINT) && !found.asked && !says(Cue.PLAN) && !says(Cue.PATIENCE) && !says(Cue.QUERY)) {
            return answer(ReplyIntent.DISPUTE, false, "contests", Cue.DISPUTE, Cue.REFUSE, Cue.COMPLAINT);
        }
        boolean plan = says(Cue.PLAN) || says(Cue.PATIENCE) || says(Cue.INSTALMENT);
        if (plan || found.asked && !says(Cue.QUERY)) {
            return answer(
                    ReplyIntent.PAYMENT_PLAN_REQUEST,
                    false,
                    "asks for time or instalments",
                    Cue.PLAN,
                    Cue.PATIENCE,
                    Cue.INSTALMENT);
        }
        if (says(Cue.QUERY)) {
            return answer(ReplyIntent.QUERY, false, "wants something first", Cue.QUERY);
        }
        if (found.hedged
                || found.conditional
                || found.negated
                || says(Cue.HEDGE)
                || says(Cue.ACKNOWLEDGE)
                || says(Cue.SARCASM)) {
            return answer(
                    ReplyIntent.OTHER, false, "no commitment", Cue.HEDGE, Cue.CONDITION, Cue.NEGATION, Cue.ACKNOWLEDGE);
        }
        if (read.sentences.stream().anyMatch(Sentence::asked)) {
            return answer(ReplyIntent.QUERY, says(Cue.COMMIT), "asks something");
        }
        boolean doubtful =
                found.unclear || says(Cue.COMMIT) && !says(Cue.CANNOT) && hasDay() || read.items.size() > SHORT_TEXT;
        return answer(ReplyIntent.OTHER, doubtful, doubtful ? "not understood" : "nothing to act on", Cue.COMMIT);
    }

    private boolean hasDay() {
        return read.items.stream()
                .anyMatch(item -> item.kind() == Kind.DATE
                        && item.value() instanceof FoundDate date
                        && date.rule().namesADay());
    }

    private boolean says(Cue cue) {
        return read.sentences.stream().anyMatch(sentence -> sentence.has(cue));
    }

    private Interpretation promised(ReplyIntent intent, boolean doubtful, String reason) {
        List<PromisedPayment> promises = found.promises.stream()
                .map(claim -> new PromisedPayment(
                        claim.on(),
                        claim.amount(),
                        claim.amount() == null ? null : coverage.currency(claim),
                        claim.invoices(),
                        evidence(claim.start(), claim.end())))
                .toList();
        return build(intent, promises, doubtful, reason, Cue.COMMIT, Cue.PAYMENT, Cue.SURE);
    }

    private Interpretation answer(ReplyIntent intent, boolean abstain, String reason, Cue... because) {
        return build(intent, List.of(), abstain, reason, because);
    }

    private Interpretation build(
            ReplyIntent intent, List<PromisedPayment> promises, boolean abstain, String reason, Cue... because) {
        LocalDate claimedOn = intent == ReplyIntent.ALREADY_PAID ? paid.on() : null;
        return new Interpretation(
                intent,
                read.language.code(),
                promises,
                invoices(),
                claimedOn,
                abstain,
                reason,
                evidence(promises, Set.of(because)),
                reply.written(),
                Wishes.of(intent, this::says),
                Besides.of(intent, read, this::says));
    }

    private List<String> invoices() {
        var numbers = new LinkedHashSet<String>();
        read.items.stream()
                .filter(item -> item.kind() == Kind.INVOICE)
                .forEach(item -> numbers.add(String.valueOf(item.value())));
        return List.copyOf(numbers);
    }

    private List<Evidence> evidence(List<PromisedPayment> promises, Set<Cue> because) {
        var evidence = new ArrayList<Evidence>();
        promises.forEach(promise -> evidence.add(promise.evidence()));
        for (Sentence sentence : read.sentences) {
            for (Clause clause : sentence.clauses()) {
                for (Sign sign : clause.signs) {
                    if (because.contains(sign.cue()) && evidence.size() < 10) {
                        evidence.add(evidence(
                                read.items.get(sign.from()).start(),
                                read.items.get(sign.to() - 1).end()));
                    }
                }
            }
        }
        return evidence.stream().distinct().toList();
    }

    private Evidence evidence(int start, int end) {
        return new Evidence(start, end, reply.written().substring(start, end));
    }

    /** Of amounts in one currency. */
    static @Nullable BigDecimal sum(List<@Nullable BigDecimal> amounts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal amount : amounts) {
            if (amount == null) {
                return null;
            }
            sum = sum.add(amount);
        }
        return sum;
    }
}
