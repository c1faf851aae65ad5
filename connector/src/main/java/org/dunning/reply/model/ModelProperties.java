package org.dunning.reply.model;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.dunning.company.ThisMachine;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code dunning.reply.model}: a language model that reads what the rules cannot tell.
 *
 * @param url of an endpoint in OpenAI's style, such as {@code http://127.0.0.1:11434/v1} of Ollama; none means that no
 *     text is given to any model
 * @param name of the model
 * @param apiKey where the endpoint wants one
 * @param timeout after which a person reads the mail instead
 */
@Validated
@ConfigurationProperties(prefix = "dunning.reply.model", ignoreUnknownFields = false)
record ModelProperties(
        @Nullable URI url,
        @Nullable String name,
        @Nullable String apiKey,
        @NotNull @DefaultValue("20s") Duration timeout) {

    private static final String REMEDY = "; expected https, or http on this machine";

    ModelProperties {
        if (url != null && !ThisMachine.isProtected(url)) {
            throw new IllegalArgumentException("dunning.reply.model.url is '" + url + "'" + REMEDY);
        }
        if (url != null && (name == null || name.isBlank())) {
            throw new IllegalArgumentException("dunning.reply.model.url is set without dunning.reply.model.name");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "dunning.reply.model.timeout is '" + timeout + "'; expected more than 0");
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return url == null ? "none" : name + " at " + url;
    }
}
