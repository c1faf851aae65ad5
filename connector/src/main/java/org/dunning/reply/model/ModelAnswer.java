package org.dunning.reply.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.dunning.reply.ReplyIntent;
import org.jspecify.annotations.Nullable;

/**
 * What a model says a text means; nothing in it is believed before it is found in the text.
 *
 * @param intent one of the labels of {@link ReplyIntent} that a person can write
 * @param words of the text on which the intent rests
 * @param promises of payment
 * @param paidOn words of the text with the day of a payment already made, or null
 * @param insolvent whether its author is, or has died
 */
record ModelAnswer(
        ReplyIntent intent, String words, List<Promise> promises, @Nullable String paidOn, boolean insolvent) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What people write; machines' mails are told by their headers. */
    static final List<ReplyIntent> INTENTS = List.of(
            ReplyIntent.PROMISE,
            ReplyIntent.PARTIAL_PROMISE,
            ReplyIntent.PAYMENT_PLAN_REQUEST,
            ReplyIntent.ALREADY_PAID,
            ReplyIntent.DISPUTE,
            ReplyIntent.QUERY,
            ReplyIntent.WRONG_CONTACT,
            ReplyIntent.OPT_OUT_OR_LEGAL_THREAT,
            ReplyIntent.OTHER);

    /**
     * @param words of the text with the day, and the amount where one is said
     * @param date ISO 8601
     */
    record Promise(@Nullable String words, @Nullable String date) {}

    private record Written(
            @Nullable String intent,
            @Nullable String words,
            @Nullable List<Promise> promises,
            @Nullable String paidOn,
            @Nullable Boolean insolvent) {}

    /** @throws IllegalArgumentException when it is not what was asked for */
    static ModelAnswer of(String json) {
        Written written;
        try {
            written = JSON.readValue(json, Written.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the answer is not the JSON that was asked for");
        }
        if (written == null) {
            throw new IllegalArgumentException("the answer is empty");
        }
        ReplyIntent intent = INTENTS.stream()
                .filter(one -> one.label().equals(written.intent))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the answer names no known intent"));
        return new ModelAnswer(
                intent,
                written.words == null ? "" : written.words,
                written.promises == null ? List.of() : List.copyOf(written.promises),
                written.paidOn,
                Boolean.TRUE.equals(written.insolvent));
    }
}
