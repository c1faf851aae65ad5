package org.dunning.erp.odoo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dunning.erp.ErpApiProperties;
import org.dunning.erp.odoo.OdooException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * One request, one answer, with the one server that is configured. It keeps no cookies: a session of another database
 * would be refused. It follows no redirects: they lead to login pages.
 */
final class OdooHttp {

    /** Amounts are read as they are written, never through a binary fraction. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String DATABASE = "X-Odoo-Database";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String base;
    private final @Nullable String database;
    private final Duration timeout;

    private volatile @Nullable Instant lastTime;

    OdooHttp(ErpApiProperties api) {
        base = required(api.url(), "url").replaceFirst("/$", "");
        database = api.database();
        timeout = api.timeout();
    }

    /** The server's time as it last told it; null when it does not. */
    @Nullable
    Instant serverTime() {
        return lastTime;
    }

    OdooReply get(String path) {
        return exchange(request(path).GET().build(), path);
    }

    /** @param name what is asked, for messages */
    OdooReply post(String path, Object body, @Nullable String key, String name) {
        var request = request(path)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(json(body)));
        if (key != null) {
            request.header("Authorization", "bearer " + key);
        }
        return exchange(request.build(), name);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("User-Agent", "dunning-connector");
        if (database != null && !database.isBlank()) {
            request.header(DATABASE, database);
        }
        return request;
    }

    private OdooReply exchange(HttpRequest request, String name) {
        var answer = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            OdooReply reply = OdooReply.of(response);
            lastTime = reply.at();
            return reply;
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new OdooException(Kind.IN_DOUBT, "Odoo did not answer " + name + " within " + timeout);
        } catch (ExecutionException e) {
            throw unreachable(e, name);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new OdooException(Kind.REFUSED, "stopped while Odoo was answering " + name);
        }
    }

    private OdooException unreachable(ExecutionException e, String name) {
        if (e.getCause() instanceof ConnectException || e.getCause() instanceof HttpConnectTimeoutException) {
            return new OdooException(Kind.BUSY, "nothing answers at dunning.erp-api.url, " + base);
        }
        if (e.getCause() instanceof javax.net.ssl.SSLException) {
            return new OdooException(
                    Kind.REFUSED,
                    "no secure connection to " + base + ": " + e.getCause().getMessage());
        }
        return new OdooException(Kind.IN_DOUBT, "the connection broke while Odoo was answering " + name);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a value for JSON: " + value.getClass(), e);
        }
    }

    static String required(@Nullable String value, String key) {
        if (value == null || value.isBlank()) {
            throw new OdooException(
                    Kind.REFUSED,
                    "dunning.erp-api." + key + " is not set; Odoo needs url, database, username and password there,"
                            + " where the password is an API key");
        }
        return value;
    }
}
