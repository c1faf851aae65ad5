package org.dunning.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Access tokens for the mailbox, each used until it is about to end. A refusal is not asked again at once. */
@Component
class AccessTokens {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(10);
    private static final long USUAL_SECONDS = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private @Nullable String token;
    private Instant until = Instant.EPOCH;
    private Instant notBefore = Instant.EPOCH;
    private String refusal = "";

    AccessTokens(Clock clock) {
        this.clock = clock;
    }

    /** @throws MessagingException when none is given; in words, without a secret */
    synchronized String token(OAuthSettings settings) throws MessagingException {
        String present = token;
        if (present != null && clock.instant().isBefore(until)) {
            return present;
        }
        if (clock.instant().isBefore(notBefore)) {
            throw new MessagingException(refusal + "; asked again after " + notBefore);
        }
        String fresh = ask(settings);
        token = fresh;
        return fresh;
    }

    /** The mail server did not take it. */
    synchronized void forget() {
        token = null;
    }

    private String ask(OAuthSettings settings) throws MessagingException {
        HttpResponse<String> answer = post(settings);
        JsonNode said = parsed(answer.body());
        String fresh = said.path("access_token").asText("");
        if (answer.statusCode() != 200 || fresh.isEmpty()) {
            throw refused(answer.statusCode(), said.path("error").asText(""));
        }
        until = clock.instant()
                .plusSeconds(said.path("expires_in").asLong(USUAL_SECONDS))
                .minus(MARGIN);
        return fresh;
    }

    private MessagingException refused(int status, String error) {
        String code = error.replaceAll("[^A-Za-z0-9_.-]", "");
        refusal = "the token server answered " + status + (code.isEmpty() ? "" : " (" + code + ")")
                + "; see dunning.inbox.oauth";
        if (status < 500 && status != 429) {
            notBefore = clock.instant().plus(AFTER_REFUSAL);
        }
        return new MessagingException(refusal);
    }

    private HttpResponse<String> post(OAuthSettings settings) throws MessagingException {
        String form = settings.request().entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(settings.tokenAddress())
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new MessagingException("the token server cannot be reached ("
                    + e.getClass().getSimpleName() + "); see dunning.inbox.oauth");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MessagingException("the connector is shutting down");
        }
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
