package org.dunning.reply.language;

import java.util.Set;
import org.dunning.reply.language.Item.Kind;

/** Whether a clause says more than a day: as an answer to a demand for payment a bare day can mean only one thing. */
final class Wording {

    private final ReadText read;
    private final Set<String> names;

    Wording(ReadText read, Set<String> names) {
        this.read = read;
        this.names = names;
    }

    /** Only the day, an amount, names and small words: as an answer to a demand for payment it can mean only one thing. */
    boolean saysNothingElse(Clause clause) {
        return clause.items().stream().allMatch(item -> switch (item.kind()) {
            case DATE, AMOUNT, INVOICE, SYMBOL, TIME -> true;
            case WORD -> read.language.isFiller(item.folded()) || isName(item) || isCovered(clause, item);
            default -> false;
        });
    }

    /** Words of which nothing is known: a verb among them can say anything of the day. */
    long strangers(Clause clause) {
        return clause.items().stream()
                .filter(item -> item.kind() == Kind.WORD
                        && !read.language.isFiller(item.folded())
                        && !read.language.isCommon(item.exact())
                        && !isName(item)
                        && !isCovered(clause, item))
                .count();
    }

    private boolean isCovered(Clause clause, Item item) {
        return clause.signs.stream()
                .filter(sign -> sign.cue() == Cue.SURE
                        || sign.cue() == Cue.PAYMENT
                        || sign.cue() == Cue.REST
                        || sign.cue() == Cue.PART
                        || sign.cue() == Cue.WHOLE
                        || sign.cue() == Cue.NO_NEGATION
                        || sign.cue() == Cue.GREETING
                        || sign.cue() == Cue.SIGN_OFF
                        || sign.cue() == Cue.ACKNOWLEDGE && clause.of(Kind.DATE).isEmpty()
                        || sign.cue() == Cue.CONDITION)
                .anyMatch(sign -> {
                    int first = read.items.get(sign.from()).start();
                    int last = read.items.get(sign.to() - 1).end();
                    return first <= item.start() && item.end() <= last
                            || sign.cue() == Cue.CONDITION && first <= item.start();
                });
    }

    private boolean isName(Item item) {
        return names.contains(item.folded())
                || item.folded().length() >= 4 && names.stream().anyMatch(name -> name.startsWith(item.folded()))
                || item.isCapitalised() && item.before() == Item.Division.NONE;
    }
}
