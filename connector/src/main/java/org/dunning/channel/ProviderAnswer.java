package org.dunning.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.HandOver.Declined;
import org.dunning.outbox.HandOver.Progress;
import org.dunning.outbox.HandOver.Why;
import org.jspecify.annotations.Nullable;

/**
 * What a provider of messages answered. Its own code decides before the HTTP status, as Meta asks for ("Error codes" of the
 * WhatsApp Business Platform); Twilio's codes are those of its "Error and Warning Dictionary".
 *
 * @param retryAfter the header, as it came
 */
record ProviderAnswer(int status, String body, @Nullable String retryAfter) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SHOWN = 300;

    /** Not on WhatsApp, not allowed, the sender itself; Twilio: no such number, unsubscribed, out of reach, no mobile. */
    private static final Set<Integer> NUMBER = Set.of(131021, 131026, 131030, 21211, 21217, 21610, 21612, 21614);
    /** Token, rights, account; 200 to 299 are Meta's rights, too. */
    private static final Set<Integer> LOGIN = Set.of(0, 3, 10, 190, 368, 131005, 131031, 20003, 20005);
    /** Too many, or out of order: Meta and Twilio say that nothing was processed. */
    private static final Set<Integer> LATER =
            Set.of(2, 4, 80007, 130429, 131000, 131016, 131048, 131056, 131057, 20429, 20503);

    HandOver verdict(Instant now) {
        JsonNode said = json();
        Integer code = code(said);
        if (status / 100 == 2 && code == null) {
            String message = message(said);
            return message == null
                    ? new HandOver.Broken(
                            Progress.WRITTEN, "the provider does not say that it took the message: " + words())
                    : new HandOver.Accepted(message + ": " + words());
        }
        if (code != null && NUMBER.contains(code)) {
            return new Declined(Why.ADDRESS, words());
        }
        if (code != null && (LOGIN.contains(code) || code / 100 == 2)) {
            return new Declined(Why.LOGIN, "the provider refuses our login: " + words());
        }
        if (code != null && LATER.contains(code)) {
            return new Declined(Why.LATER, words(), wait(now));
        }
        return byStatus(now);
    }

    private HandOver byStatus(Instant now) {
        return switch (status) {
            case 401, 403, 407 -> new Declined(Why.LOGIN, "the provider refuses our login: " + words());
            case 408, 425, 429, 503 -> new Declined(Why.LATER, words(), wait(now));
            default ->
                status >= 500
                        ? new HandOver.Broken(Progress.WRITTEN, words())
                        : new Declined(Why.OURS, "the provider refuses the message: " + words());
        };
    }

    /** Empty when it is no JSON, such as the page of a proxy. */
    private JsonNode json() {
        try {
            JsonNode said = JSON.readTree(body);
            return said == null ? JSON.createObjectNode() : said;
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private static @Nullable Integer code(JsonNode said) {
        for (JsonNode code : new JsonNode[] {said.at("/error/code"), said.path("error_code"), said.path("code")}) {
            if (code.isInt()) {
                return code.asInt();
            }
        }
        return null;
    }

    /** The provider's number of the message that it took. */
    private static @Nullable String message(JsonNode said) {
        JsonNode id = said.at("/messages/0/id");
        JsonNode sid = said.path("sid");
        return id.isTextual() ? id.asText() : sid.isTextual() ? sid.asText() : null;
    }

    private @Nullable Duration wait(Instant now) {
        if (retryAfter == null) {
            return null;
        }
        if (retryAfter.strip().matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
        }
        try {
            var until = ZonedDateTime.parse(retryAfter.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            var left = Duration.between(now, until.toInstant());
            return left.isNegative() ? null : left;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private String words() {
        String text =
                body.replaceAll("\\p{Cntrl}+", " ").replaceAll("\\s+", " ").strip();
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN);
        return "HTTP " + status
                + (shown.isEmpty() ? " without a word" : shown.startsWith("{") ? " " + shown : ", no JSON: " + shown);
    }
}
