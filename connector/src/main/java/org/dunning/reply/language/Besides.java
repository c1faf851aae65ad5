package org.dunning.reply.language;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.dunning.reply.Beside;
import org.dunning.reply.ReplyIntent;

/** What a text says besides settling something: a promise or a claim of payment does not hide a dispute or an account. */
final class Besides {

    private Besides() {}

    static Set<Beside> of(ReplyIntent intent, ReadText read, Predicate<Cue> says) {
        var besides = EnumSet.noneOf(Beside.class);
        boolean paid = intent == ReplyIntent.ALREADY_PAID;
        if (!paid && intent != ReplyIntent.PROMISE && intent != ReplyIntent.PARTIAL_PROMISE) {
            return besides;
        }
        if (says.test(Cue.DISPUTE) || says.test(Cue.REFUSE) || !paid && says.test(Cue.COMPLAINT)) {
            besides.add(Beside.CONTESTS);
        }
        if (read.sentences.stream().anyMatch(sentence -> sentence.asked() && sentence.has(Cue.BANK_DETAILS))) {
            besides.add(Beside.BANK_DETAILS);
        }
        return besides;
    }
}
