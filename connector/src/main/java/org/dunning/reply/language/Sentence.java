package org.dunning.reply.language;

import java.util.List;
import org.dunning.reply.language.Item.Kind;

/** @param asked whether it is a question by its mark */
record Sentence(List<Clause> clauses, boolean asked) {

    boolean has(Cue cue) {
        return clauses.stream().anyMatch(clause -> clause.has(cue));
    }

    boolean has(Kind kind) {
        return clauses.stream().anyMatch(clause -> !clause.of(kind).isEmpty());
    }

    boolean isQuestion() {
        return asked || clauses.stream().anyMatch(Sentence::beginsAsQuestion);
    }

    /** "could we pay", where a statement would begin with who pays or how much. */
    private static boolean beginsAsQuestion(Clause clause) {
        return clause.signs.stream().anyMatch(sign -> sign.cue() == Cue.ASK && sign.from() == clause.from);
    }

    /** "1,000 on Monday; for the rest I need more time". */
    boolean isPlanOfRest() {
        return clauses.stream()
                .filter(clause -> clause.has(Cue.PLAN))
                .allMatch(clause -> clause.has(Cue.REST) || clause.has(Cue.REST_OPEN));
    }
}
