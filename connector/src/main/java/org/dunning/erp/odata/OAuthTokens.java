package org.dunning.erp.odata;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunning.erp.odata.ODataException.Kind;
import org.jspecify.annotations.Nullable;

/** Tokens by client credentials (RFC 6749, 4.4), each used until shortly before it ends. */
public final class OAuthTokens {

    /** A token is not used in its last minute: clocks differ, and requests take time. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final long SHORTEST_LIFE_SECONDS = 120;
    private static final long USUAL_LIFE_SECONDS = 3_600;

    private final HttpLine line;
    private final URI tokenUrl;
    private final Credentials.Basic login;
    private final @Nullable String scope;
    private final Clock clock;

    /** A login that was refused is not tried at every request: an account is soon locked. */
    private static final Duration REST = Duration.ofMinutes(1);

    private @Nullable String token;
    private @Nullable ODataException refusal;
    private Instant refusedUntil = Instant.EPOCH;
    private Instant usableUntil = Instant.EPOCH;

    public OAuthTokens(HttpLine line, URI tokenUrl, Credentials.Basic login, @Nullable String scope, Clock clock) {
        this.line = line;
        this.tokenUrl = tokenUrl;
        this.login = login;
        this.scope = scope;
        this.clock = clock;
    }

    synchronized String current() {
        String known = token;
        ODataException refused = refusal;
        if (refused != null && clock.instant().isBefore(refusedUntil)) {
            throw refused;
        }
        if (known == null || !clock.instant().isBefore(usableUntil)) {
            known = fetch();
            token = known;
        }
        return known;
    }

    /** The token was refused, such as by a server that was restarted; the next one may be accepted. */
    synchronized boolean forget() {
        boolean had = token != null;
        token = null;
        return had;
    }

    private String fetch() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        if (scope != null && !scope.isBlank()) {
            form.put("scope", scope);
        }
        var request = HttpRequest.newBuilder(tokenUrl)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + ODataLiteral.encoded(field.getValue()))
                        .collect(Collectors.joining("&"))));
        login.addTo(request);
        HttpReply reply = line.send(request.build(), "the token");
        if (reply.status() == 429 || reply.status() >= 500) {
            throw new ODataException(
                    Kind.BUSY, "HTTP " + reply.status() + " from " + tokenUrl.getHost(), reply.retryAfter());
        }
        JsonNode answer = ODataJson.orNothing(reply);
        String given = answer.path("access_token").asText();
        if (!reply.isGood() || given.isEmpty()) {
            String error = answer.path("error").asText();
            var now = new ODataException(
                    Kind.LOGIN,
                    "no token from " + tokenUrl.getHost() + ": HTTP " + reply.status()
                            + (error.matches("[a-z_]{1,40}") ? ", " + error : "") + "; see dunning.sap.oauth");
            refusedUntil = clock.instant().plus(REST);
            refusal = now;
            throw now;
        }
        refusal = null;
        long life = answer.path("expires_in").asLong(USUAL_LIFE_SECONDS);
        usableUntil = clock.instant()
                .plusSeconds(Math.max(life, SHORTEST_LIFE_SECONDS))
                .minus(SKEW);
        return given;
    }
}
