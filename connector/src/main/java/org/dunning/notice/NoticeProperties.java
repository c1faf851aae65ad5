package org.dunning.notice;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code dunning.notice}.
 *
 * @param languages the languages every template must have; the first serves debtors of any other language
 */
@Validated
@ConfigurationProperties(prefix = "dunning.notice", ignoreUnknownFields = false)
record NoticeProperties(@NotEmpty @DefaultValue({"es", "en"}) List<Locale> languages) {

    NoticeProperties {
        languages = List.copyOf(languages);
    }
}
