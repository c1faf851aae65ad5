package org.dunning.reply;

/** Understands what a person newly wrote. */
@FunctionalInterface
public interface ReplyInterpreter {

    Interpretation interpret(ReplyText text);
}
