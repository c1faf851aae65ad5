package org.dunning.company;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code dunning.answer-links}: a link in each notice to a page on which its debtor answers without a login.
 *
 * @param enabled off unless asked for
 * @param baseUrl under which debtors reach the page, such as {@code https://pay.example.com}
 * @param key of at least 32 characters that signs the links, from the environment
 * @param keyFile the same in a file
 * @param validDays how long a link can be used
 * @param requestsAMinute of one address, and twice as many posts of one link a day
 */
@Validated
@ConfigurationProperties(prefix = "dunning.answer-links", ignoreUnknownFields = false)
public record AnswerLinkProperties(
        @DefaultValue("false") boolean enabled,
        @Nullable String baseUrl,
        @Nullable String key,
        @Nullable Path keyFile,
        @Min(1) @Max(365) @DefaultValue("45") int validDays,
        @Min(1) @Max(1_000) @DefaultValue("30") int requestsAMinute) {

    private static final int SHORTEST_KEY = 32;

    public AnswerLinkProperties {
        if (enabled) {
            if (baseUrl == null || (key == null) == (keyFile == null)) {
                throw new IllegalArgumentException("answer-links need base-url and one of key and key-file");
            }
            if (!ThisMachine.isProtected(URI.create(baseUrl))) {
                throw new IllegalArgumentException("base-url must begin with https://");
            }
            if (key != null && key.length() < SHORTEST_KEY) {
                throw new IllegalArgumentException("the key needs at least " + SHORTEST_KEY + " characters");
            }
        }
    }

    /** @throws IllegalArgumentException when it is too short */
    String secret() {
        if (keyFile == null) {
            return String.valueOf(key);
        }
        try {
            String read = Files.readString(keyFile).strip();
            if (read.length() < SHORTEST_KEY) {
                throw new IllegalArgumentException(
                        "the key in " + keyFile + " needs at least " + SHORTEST_KEY + " characters");
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("the key's file cannot be read: " + keyFile, e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "dunning.answer-links[" + enabled + ", " + baseUrl + "]";
    }
}
