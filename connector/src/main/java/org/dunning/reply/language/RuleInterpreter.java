package org.dunning.reply.language;

import org.dunning.reply.Interpretation;
import org.dunning.reply.ReplyInterpreter;
import org.dunning.reply.ReplyText;

/** Understands a text by the phrases of its language, deterministically; nothing is learnt and nothing is sent. */
public final class RuleInterpreter implements ReplyInterpreter {

    @Override
    public Interpretation interpret(ReplyText text) {
        return new Verdict(text, ReadText.of(text)).reached();
    }
}
