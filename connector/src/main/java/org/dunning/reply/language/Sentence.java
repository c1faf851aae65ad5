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

    /** Not "if our customer pays as he promised", which is sure of nothing. */
    boolean isSure() {
        return clauses.stream()
                .anyMatch(clause -> clause.has(Cue.SURE) && !clause.has(Cue.CONDITION) && !clause.has(Cue.THIRD_PARTY));
    }

    boolean isQuestion() {
        return asked || clauses.stream().anyMatch(Sentence::beginsAsQuestion);
    }

    /** "could we pay", not "you can count on it", where a statement would begin with who pays or how much. */
    private static boolean beginsAsQuestion(Clause clause) {
        return begins(clause, Cue.ASK) && !begins(clause, Cue.SURE);
    }

    private static boolean begins(Clause clause, Cue cue) {
        return clause.signs.stream().anyMatch(sign -> sign.cue() == cue && sign.from() == clause.from);
    }

    /** "1,000 on Monday; for the rest I need more time". */
    boolean isPlanOfRest() {
        return clauses.stream()
                .filter(clause -> clause.has(Cue.PLAN))
                .allMatch(clause -> clause.has(Cue.REST) || clause.has(Cue.REST_OPEN));
    }
}
