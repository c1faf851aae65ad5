package org.dunning.company;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import java.util.Locale;
import org.dunning.calendar.KnownRegion;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of one company under {@code dunning.companies.<id>}.
 *
 * @param zone the zone in which its business date is taken
 * @param from the sender of its notices; default {@code dunning.mail.from}
 * @param replyTo where answers go; default {@code dunning.mail.reply-to}
 * @param name how it signs; default its id
 * @param contact whom a debtor may call or write to, shown in every notice
 * @param bankDetails how to pay, shown in every notice
 * @param language of debtors whose language the ERP does not know
 * @param procedure the procedure in {@code mappings/procedures}
 * @param erpId the company's id in the ERP; default its id here
 * @param region whose holidays are its own, such as ES or ES-MD; also of debtors whose country the ERP does not know
 * @param payment its account, shown in every notice and as a code to scan
 * @param postalAddress the lines below its name in the head of a letter, where who does not get it sends it back to
 * @param legalDetails what the law wants in the foot of its letters, such as register, number and tax number
 */
public record Company(
        @NotNull ZoneId zone,
        @Nullable @OneMailAddress String from,
        @Nullable @OneMailAddress String replyTo,
        @Nullable String name,
        @Nullable String contact,
        @Nullable String bankDetails,
        @KnownLanguage @DefaultValue("en") Locale language,
        @NotBlank @DefaultValue("standard") String procedure,
        @Nullable String erpId,
        @Nullable @KnownRegion String region,
        @Nullable @Valid Payment payment,
        @Nullable String postalAddress,
        @Nullable String legalDetails) {

    @ConstructorBinding
    public Company {}

    /** A company that names no account. */
    public Company(
            ZoneId zone,
            @Nullable String from,
            @Nullable String replyTo,
            @Nullable String name,
            @Nullable String contact,
            @Nullable String bankDetails,
            Locale language,
            String procedure,
            @Nullable String erpId,
            @Nullable String region) {
        this(zone, from, replyTo, name, contact, bankDetails, language, procedure, erpId, region, null, null, null);
    }
}
