package org.dunning.erp.odata;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came back over HTTP. */
public record HttpReply(int status, HttpHeaders headers, byte[] body) {

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    String contentType() {
        return header("Content-Type").toLowerCase(Locale.ROOT);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** How long the server, or one before it, asks to be left alone (RFC 9110, 10.2.3): in seconds, or until a time by its own clock. */
    @Nullable
    Duration retryAfter() {
        String asked = header("Retry-After");
        if (asked.matches("\\d{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(asked));
        }
        Instant until = instant(asked);
        Instant now = instant(header("Date"));
        return until == null || now == null || until.isBefore(now) ? null : Duration.between(now, until);
    }

    private static @Nullable Instant instant(String httpDate) {
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(httpDate));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
