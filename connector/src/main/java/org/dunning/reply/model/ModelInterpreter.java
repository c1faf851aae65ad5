package org.dunning.reply.model;

import dev.langchain4j.model.chat.ChatModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dunning.reply.Evidence;
import org.dunning.reply.Interpretation;
import org.dunning.reply.PromisedPayment;
import org.dunning.reply.ReplyIntent;
import org.dunning.reply.ReplyInterpreter;
import org.dunning.reply.ReplyText;
import org.dunning.reply.Wish;
import org.dunning.reply.language.SpokenDay;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a language model about texts of which the rules cannot tell anything, and believes only what it finds in the
 * text itself. A promise that only the model sees is always for a person.
 */
final class ModelInterpreter implements ReplyInterpreter {

    private static final Logger LOG = LoggerFactory.getLogger(ModelInterpreter.class);

    private final ReplyInterpreter rules;
    private final ChatModel model;

    ModelInterpreter(ReplyInterpreter rules, ChatModel model) {
        this.rules = rules;
        this.model = model;
    }

    @Override
    public Interpretation interpret(ReplyText text) {
        Interpretation byRules = rules.interpret(text);
        if (text.written().isBlank() || text.written().length() > ModelQuestion.MOST_LETTERS || !isUntold(byRules)) {
            return byRules;
        }
        try {
            String answer = model.chat(ModelQuestion.about(text)).aiMessage().text();
            return checked(ModelAnswer.of(answer == null ? "" : answer), text, byRules);
        } catch (RuntimeException e) {
            LOG.warn(
                    "the language model gave no usable answer ({}); a person reads the mail",
                    e.getClass().getSimpleName());
            return forAPerson(byRules, "the language model gave no usable answer");
        }
    }

    private static boolean isUntold(Interpretation byRules) {
        return byRules.intent() == ReplyIntent.OTHER || byRules.abstain() && byRules.intent() == ReplyIntent.QUERY;
    }

    private static Interpretation checked(ModelAnswer answer, ReplyText text, Interpretation byRules) {
        if (answer.intent() == ReplyIntent.OTHER) {
            return byRules;
        }
        Evidence words = SpokenDay.quoted(text, answer.words());
        if (words == null) {
            return forAPerson(byRules, "the language model quotes words that are not there");
        }
        boolean promised = answer.intent() == ReplyIntent.PROMISE || answer.intent() == ReplyIntent.PARTIAL_PROMISE;
        List<PromisedPayment> promises = promised ? promises(answer, text) : List.of();
        if (promises == null || promised && promises.isEmpty()) {
            return forAPerson(byRules, "the language model reads a promise whose day is not in its words");
        }
        return new Interpretation(
                answer.intent(),
                byRules.language(),
                promises,
                byRules.invoices(),
                answer.intent() == ReplyIntent.ALREADY_PAID ? paidOn(answer, text) : null,
                promised,
                promised ? "a language model reads a promise; a person confirms it" : "as a language model reads it",
                List.of(words),
                byRules.written(),
                answer.insolvent() && answer.intent() == ReplyIntent.WRONG_CONTACT ? Wish.INSOLVENT : Wish.NOTHING,
                Set.of());
    }

    /** Null when one of them does not hold. */
    private static @Nullable List<PromisedPayment> promises(ModelAnswer answer, ReplyText text) {
        var promises = new ArrayList<PromisedPayment>();
        for (ModelAnswer.Promise promise : answer.promises()) {
            SpokenDay day = promise.words() == null ? null : SpokenDay.ahead(text, promise.words());
            if (day == null || !day.on().toString().equals(promise.date())) {
                return null;
            }
            promises.add(new PromisedPayment(day.on(), day.amount(), day.currency(), List.of(), day.words()));
        }
        return promises;
    }

    private static @Nullable LocalDate paidOn(ModelAnswer answer, ReplyText text) {
        SpokenDay day = answer.paidOn() == null ? null : SpokenDay.behind(text, answer.paidOn());
        return day == null ? null : day.on();
    }

    private static Interpretation forAPerson(Interpretation byRules, String reason) {
        return new Interpretation(
                byRules.intent(),
                byRules.language(),
                List.of(),
                byRules.invoices(),
                null,
                true,
                reason,
                byRules.evidence(),
                byRules.written());
    }
}
