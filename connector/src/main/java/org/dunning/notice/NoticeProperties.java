package org.dunning.notice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Locale;
import org.dunning.company.KnownLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code dunning.notice}.
 *
 * @param languages the languages every template must have; the first serves debtors of any other language
 * @param documents whether invoices go with the notices; no by default
 */
@Validated
@ConfigurationProperties(prefix = "dunning.notice", ignoreUnknownFields = false)
record NoticeProperties(
        @NotEmpty @DefaultValue({"es", "en"}) List<@KnownLanguage Locale> languages,
        @Nullable @Valid Documents documents) {

    NoticeProperties {
        languages = List.copyOf(languages);
    }

    /** What is done where a document cannot be attached. */
    enum Otherwise {
        /** The notice waits, and the report says why. */
        HOLD,
        /** The notice names a page where the document is. */
        LINK
    }

    /**
     * Settings under {@code dunning.notice.documents}.
     *
     * @param attach whether the ERP is asked for the invoice of each item
     * @param sizeLimit for all documents of a notice together
     * @param otherwise for a document that is missing, no PDF or too big
     * @param link with {@code {document}} in it, for {@code otherwise: link}
     */
    record Documents(
            @DefaultValue("false") boolean attach,
            @DefaultValue("5MB") DataSize sizeLimit,
            @DefaultValue("hold") Otherwise otherwise,
            @Nullable
                    @Pattern(
                            regexp = "https://.*\\{document}.*|.*\\$\\{.*",
                            message = "must begin with https:// and contain {document}")
                    String link) {

        static final Documents NONE = new Documents(false, DataSize.ofMegabytes(5), Otherwise.HOLD, null);

        Documents {
            if (otherwise == Otherwise.LINK && link == null) {
                throw new IllegalArgumentException("otherwise: link needs link: https://...{document}");
            }
        }
    }
}
