package org.dunning.erp.odata;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

    /** How long the server, or one before it, asks to be left alone; a date is not waited for. */
    @Nullable
    Duration retryAfter() {
        String seconds = header("Retry-After");
        return seconds.matches("\\d{1,4}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }
}
