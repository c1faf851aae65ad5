package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.dunning.erp.odoo.OdooException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What came back over HTTP. Odoo's own errors are told apart by the name of its exception alone: their texts are in the
 * user's language and may hold names and amounts, and their {@code debug} is a stack trace, so neither is repeated.
 *
 * @param retryAfter how long the server, or one before it, asks to be left alone
 * @param at the server's own time
 */
record OdooReply(int status, String contentType, byte[] body, @Nullable Duration retryAfter, @Nullable Instant at) {

    static OdooReply of(HttpResponse<byte[]> response) {
        return new OdooReply(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body(),
                response.headers()
                        .firstValue("Retry-After")
                        .filter(seconds -> seconds.matches("\\d{1,4}"))
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                        .orElse(null),
                response.headers().firstValue("Date").map(OdooReply::instant).orElse(null));
    }

    private static @Nullable Instant instant(String date) {
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    boolean isJson() {
        return contentType.startsWith("application/json");
    }

    /** The body as JSON; null when it is something else, such as a proxy's page. */
    @Nullable
    JsonNode json() {
        if (!isJson()) {
            return null;
        }
        try {
            return OdooHttp.JSON.readTree(body);
        } catch (IOException e) {
            return null;
        }
    }

    /** For an answer that is not Odoo's JSON: what it must mean by its status. */
    OdooException unexpected(String name) {
        String asked = "HTTP " + status + " for " + name;
        return switch (status) {
            case 200 ->
                new OdooException(
                        Kind.IN_DOUBT,
                        "what answered " + name + " is not Odoo's interface but a page, such as a proxy's login;"
                                + " see dunning.erp-api.url");
            case 301, 302, 303, 307, 308 ->
                new OdooException(
                        Kind.REFUSED,
                        asked
                                + ", a redirect: give dunning.erp-api.url as Odoo itself is reached, not the way to a login page");
            case 401 -> new OdooException(Kind.KEY, asked + ": the key was not accepted");
            case 403 -> new OdooException(Kind.REFUSED, asked + " from something before Odoo, such as a firewall");
            case 404 ->
                new OdooException(
                        Kind.REFUSED,
                        asked + ": no such database, or this Odoo does not offer it; see dunning.erp-api.database and"
                                + " dunning.odoo.protocol");
            case 429, 503 ->
                new OdooException(Kind.BUSY, asked + ": the server asks to be left alone for now", retryAfter);
            default ->
                status < 500
                        ? new OdooException(Kind.REFUSED, asked + "; expected 200. See dunning.erp-api.url")
                        : new OdooException(
                                Kind.IN_DOUBT, asked + ", from Odoo or what stands before it; see Odoo's log");
        };
    }
}
