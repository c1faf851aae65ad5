package org.dunning.settings.sample;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Settings as a package would declare them, with one of every kind. */
@Validated
@ConfigurationProperties("dunning.mail")
public record MailSettings(
        String from,
        @Nullable String replyTo,
        @Nullable String password,
        @DefaultValue("folder") Transport transport,
        @Min(1) @Max(65535) @DefaultValue("25") int port,
        @DefaultValue("30s") Duration timeout,
        @Nullable List<String> languages,
        @Nullable @Valid Map<String, Desk> desks,
        @DefaultValue Pool pool) {

    public enum Transport {
        SMTP,
        FOLDER
    }

    public record Desk(ZoneId zone, @Min(0) int people) {}

    public record Pool(@Min(1) @DefaultValue("4") int connections) {}
}
