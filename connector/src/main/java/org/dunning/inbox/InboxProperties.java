package org.dunning.inbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code dunning.inbox}: the mailbox to which debtors answer.
 *
 * @param host the IMAP server; none means that no mailbox is read
 * @param port default 993 with tls imaps, 143 with none
 * @param tls {@code imaps}, or {@code none} for a server on this machine
 * @param schedule when {@code serve} looks into it, in Quartz's notation, UTC
 * @param folder that is read; mails in it are marked as seen and stay
 * @param mails the most mails taken in one look
 * @param megabytes a larger mail is left unread for a person
 * @param claimHoldDays how long an item rests while the debtor says it has paid
 * @param graceDays days after a promised one before the promise counts as broken
 */
@Validated
@ConfigurationProperties(prefix = "dunning.inbox", ignoreUnknownFields = false)
record InboxProperties(
        @Nullable String host,
        @Nullable @Min(1) @Max(65_535) Integer port,
        @NotNull @DefaultValue("imaps") Tls tls,
        @Nullable String username,
        @Nullable String password,
        @NotNull @DefaultValue("0 0/5 * * * ?") String schedule,
        @NotNull @DefaultValue("INBOX") String folder,
        @Min(1) @Max(1_000) @DefaultValue("100") int mails,
        @Min(1) @Max(100) @DefaultValue("25") int megabytes,
        @Min(1) @Max(60) @DefaultValue("7") int claimHoldDays,
        @Min(0) @Max(30) @DefaultValue("2") int graceDays) {

    /** How the connection is protected. */
    enum Tls {
        /** TLS from the first byte. */
        IMAPS,
        /** Plain; for a server on this machine only. */
        NONE
    }

    InboxProperties {
        host = host == null || host.isBlank() ? null : host.strip();
        boolean thisMachine = host == null || host.equals("localhost") || host.startsWith("127.");
        if (tls == Tls.NONE && !thisMachine) {
            throw new IllegalArgumentException(
                    "tls: none is for a server on this machine only, not for '" + host + "'; use imaps");
        }
        if (host != null && (username == null || username.isBlank() || password == null)) {
            throw new IllegalArgumentException("a mailbox needs username and password");
        }
    }

    int portOrUsual() {
        return port != null ? port : tls == Tls.IMAPS ? 993 : 143;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "dunning.inbox[" + host + ":" + portOrUsual() + ", tls " + tls + ", " + folder + "]";
    }
}
