package org.dunning.reply.language;

import java.util.function.Predicate;
import org.dunning.reply.ReplyIntent;
import org.dunning.reply.Wish;

/** What a text of an intent asks for or tells beside it. */
final class Wishes {

    private Wishes() {}

    static Wish of(ReplyIntent intent, Predicate<Cue> says) {
        return switch (intent) {
            case QUERY -> says.test(Cue.COPY) && !says.test(Cue.BANK_DETAILS) ? Wish.COPY : Wish.NOTHING;
            case OPT_OUT_OR_LEGAL_THREAT -> says.test(Cue.OPT_OUT) ? Wish.NO_MAIL : Wish.NOTHING;
            case WRONG_CONTACT -> says.test(Cue.GRAVE) ? Wish.INSOLVENT : Wish.NOTHING;
            default -> Wish.NOTHING;
        };
    }
}
