package org.dunning.reply.language;

import org.dunning.reply.Interpretation;
import org.dunning.reply.ReplyInterpreter;
import org.dunning.reply.ReplyText;

/** Understands a text by the phrases of its language, deterministically; nothing is learnt and nothing is sent. */
public final class RuleInterpreter implements ReplyInterpreter {

    private static final String CUT = "the text has more words than are read";

    @Override
    public Interpretation interpret(ReplyText text) {
        ReadText read = ReadText.of(text);
        Interpretation reached = new Verdict(text, read).reached();
        return read.cut ? reached.abstaining(CUT) : reached;
    }
}
