package org.dunning.channel;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.dunning.company.OneMailAddress;
import org.dunning.company.ThisMachine;
import org.dunning.outbox.PaceLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code dunning.mail}.
 *
 * @param transport where mails go: into a folder as .eml files (safe, the default) or to an SMTP relay
 * @param folder for {@code transport: folder}
 * @param host the relay
 * @param port of the relay; default 587 with tls required, 465 with smtps, 25 with none
 * @param tls default {@code required}, or {@code none} when the host is this machine
 * @param username for SMTP AUTH; none means no AUTH
 * @param password for SMTP AUTH
 * @param from the sender where a company has none of its own
 * @param replyTo where answers go where a company says nothing
 * @param replyToken whether answers go to an address with the delivery's token, such as ar+0123@example.com (RFC 5233);
 *     the server of that address must take those
 * @param redirectAllTo every mail goes here instead of to the debtor: for trials
 * @param connections the most connections to the relay at a time
 * @param pace how many mails leave in a minute
 */
@Validated
@ConfigurationProperties(prefix = "dunning.mail", ignoreUnknownFields = false)
record MailProperties(
        @NotNull @DefaultValue("folder") Transport transport,
        @NotNull @DefaultValue("data/mail") Path folder,
        @DefaultValue("localhost") String host,
        @Nullable @Min(1) @Max(65_535) Integer port,
        @Nullable Tls tls,
        @Nullable String username,
        @Nullable String password,
        @Nullable @OneMailAddress String from,
        @Nullable @OneMailAddress String replyTo,
        @DefaultValue("false") boolean replyToken,
        @Nullable @OneMailAddress String redirectAllTo,
        @Min(1) @Max(64) @DefaultValue("4") int connections,
        @Valid @DefaultValue PaceLimits pace) {

    /** Where mails go. */
    enum Transport {
        FOLDER,
        SMTP
    }

    /** How the connection to the relay is protected. */
    enum Tls {
        /** STARTTLS, or nothing is sent. */
        REQUIRED,
        /** TLS from the first byte. */
        SMTPS,
        /** Plain; for a relay on this machine only. */
        NONE
    }

    MailProperties {
        username = blankToNull(username);
        password = blankToNull(password);
        from = blankToNull(from);
        replyTo = blankToNull(replyTo);
        redirectAllTo = blankToNull(redirectAllTo);
        boolean thisMachine = ThisMachine.is(host);
        tls = tls == null ? (thisMachine ? Tls.NONE : Tls.REQUIRED) : tls;
        if (tls == Tls.NONE && !thisMachine) {
            throw new IllegalArgumentException(
                    "tls: none is for a relay on this machine only, not for '" + host + "'; use required or smtps");
        }
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException("username and password go together");
        }
    }

    Tls protection() {
        return tls == null ? Tls.REQUIRED : tls;
    }

    int portOrUsual() {
        if (port != null) {
            return port;
        }
        return switch (protection()) {
            case REQUIRED -> 587;
            case SMTPS -> 465;
            case NONE -> 25;
        };
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "dunning.mail[" + transport + ", " + host + ":" + portOrUsual() + ", tls " + tls + "]";
    }
}
