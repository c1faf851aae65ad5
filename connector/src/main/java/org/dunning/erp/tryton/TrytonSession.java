package org.dunning.erp.tryton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dunning.erp.ErpApiProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Calls Tryton's methods in a session of its own. A session ends after some minutes without a call, so a 401 means: log
 * in again, once. A refused login is not tried again for a while, since Tryton slows every further try down.
 */
@Lazy
@Component
class TrytonSession {

    private static final Duration AFTER_REFUSED_LOGIN = Duration.ofMinutes(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ErpApiProperties api;
    private final Clock clock;
    private final URI address;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private @Nullable Login login;
    private @Nullable Instant loginRefused;

    /** What a login gave: the header of every further call, and the context that is their last parameter. */
    private record Login(String authorization, ObjectNode context) {}

    TrytonSession(ErpApiProperties api, Clock clock) {
        this.api = api;
        this.clock = clock;
        this.address = URI.create(required(api.url(), "url").replaceFirst("/$", "") + "/"
                + required(api.database(), "database").replaceAll("[^A-Za-z0-9._-]", "") + "/");
    }

    /** All records under these conditions, in any order. */
    JsonNode search(String model, List<?> domain, String... fields) {
        JsonNode unlimited = NullNode.getInstance();
        JsonNode anyOrder = NullNode.getInstance();
        return call("model." + model + ".search_read", domain, 0, unlimited, anyOrder, List.of(fields));
    }

    /**
     * The result of a method such as {@code model.ir.note.create}; the context is added.
     *
     * @throws TrytonException when there is none
     */
    JsonNode call(String method, Object... parameters) {
        Login first = login(null);
        TrytonReply reply = post(method, withContext(parameters, first), first.authorization());
        if (reply.isUnauthorized()) {
            Login second = login(first);
            reply = post(method, withContext(parameters, second), second.authorization());
        }
        return reply.result(method);
    }

    private static List<Object> withContext(Object[] parameters, Login login) {
        var all = new ArrayList<>(List.of(parameters));
        all.add(login.context());
        return all;
    }

    /** The present login, or a new one when there is none or it is the one that has ended. */
    private synchronized Login login(@Nullable Login ended) {
        Login present = login;
        if (present == null || present == ended) {
            refuseTooEarly();
            login = null;
            present = newLogin();
            login = present;
        }
        return present;
    }

    private Login newLogin() {
        String method = "common.db.login";
        String user = required(api.username(), "username");
        var password = Map.of("password", required(api.password(), "password"));
        TrytonReply reply = post(method, List.of(user, password, "en"), null);
        if (reply.isUnauthorized()) {
            loginRefused = clock.instant();
            throw TrytonException.refused("Tryton does not let the user '" + user
                    + "' in; see dunning.erp-api.username and password. It is not tried again for "
                    + AFTER_REFUSED_LOGIN.toMinutes() + " minutes");
        }
        JsonNode session = reply.result(method);
        String token =
                user + ":" + session.path(0).asText() + ":" + session.path(1).asText();
        String authorization = "Session " + Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
        return new Login(authorization, context(authorization));
    }

    private ObjectNode context(String authorization) {
        String method = "model.res.user.get_preferences";
        JsonNode preferences =
                post(method, List.of(true, Map.of()), authorization).result(method);
        ObjectNode context = preferences instanceof ObjectNode object ? object : JSON.createObjectNode();
        // Inactive parties can owe, too.
        return context.put("language", "en").put("active_test", false);
    }

    private void refuseTooEarly() {
        if (loginRefused != null && clock.instant().isBefore(loginRefused.plus(AFTER_REFUSED_LOGIN))) {
            throw TrytonException.refused("Tryton refused the login at " + loginRefused
                    + "; see dunning.erp-api.username and password, and start again or wait");
        }
    }

    private TrytonReply post(String method, List<Object> parameters, @Nullable String authorization) {
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json(Map.of("id", 1, "method", method, "params", parameters))));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> response = exchange(request.build(), method);
        return new TrytonReply(response.statusCode(), response.body());
    }

    private HttpResponse<String> exchange(HttpRequest request, String method) {
        var answer = http.sendAsync(request, BodyHandlers.ofString());
        try {
            return answer.get(api.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw TrytonException.inDoubt("Tryton did not answer " + method + " within " + api.timeout());
        } catch (ExecutionException e) {
            throw unreachable(e, method);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw TrytonException.inDoubt("stopped while Tryton was answering " + method);
        }
    }

    private TrytonException unreachable(ExecutionException e, String method) {
        if (e.getCause() instanceof ConnectException || e.getCause() instanceof HttpConnectTimeoutException) {
            return TrytonException.refused("nothing answers at dunning.erp-api.url, " + api.url());
        }
        return TrytonException.inDoubt("the connection broke while Tryton was answering " + method);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a value for JSON-RPC: " + value.getClass(), e);
        }
    }

    private static String required(@Nullable String value, String key) {
        if (value == null || value.isBlank()) {
            throw TrytonException.refused("dunning.erp-api." + key + " is not set; Tryton needs url, database,"
                    + " username and password there");
        }
        return value;
    }
}
