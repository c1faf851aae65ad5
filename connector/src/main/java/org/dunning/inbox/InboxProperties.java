package org.dunning.inbox;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.dunning.calendar.WorkingDays;
import org.dunning.company.ImapServer;
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
 * @param oauth instead of a password: tokens for Microsoft 365, Google or another server
 * @param schedule when {@code serve} looks into it, in Quartz's notation, UTC
 * @param folder that is read; mails in it are marked as seen and stay
 * @param mails the most mails taken in one look
 * @param megabytes of a larger mail only the beginning is kept, and a person looks at it
 * @param claimHoldDays how long an item rests while the debtor says it has paid
 * @param disputeReviewDays after how many days a dispute is to be reviewed; it holds until a person releases it
 * @param questionDays how long an item rests while a question of its debtor waits for a person
 * @param reviewDays within how many working days a person should have read an answer
 * @param promiseMaxDays a promise for a later day is for a person
 * @param promiseTolerancePercent of a promised amount that may be missing
 * @param brokenPromises a debtor who broke so many promises needs a person for the next
 * @param softBounces so many mails of an address that came back within two weeks, and it is used no more
 * @param owner who holds what the connector holds by itself
 * @param authenticationServer whose Authentication-Results (RFC 8601) are believed, as it names itself there
 */
@Validated
@ConfigurationProperties(prefix = "dunning.inbox", ignoreUnknownFields = false)
record InboxProperties(
        @Nullable String host,
        @Nullable @Min(1) @Max(65_535) Integer port,
        @NotNull @DefaultValue("imaps") ImapServer.Tls tls,
        @Nullable String username,
        @Nullable String password,
        @Valid @Nullable OAuthSettings oauth,
        @NotNull @DefaultValue("0 0/5 * * * ?") String schedule,
        @NotNull @DefaultValue("INBOX") String folder,
        @Min(1) @Max(1_000) @DefaultValue("100") int mails,
        @Min(1) @Max(100) @DefaultValue("25") int megabytes,
        @Min(1) @Max(60) @DefaultValue("7") int claimHoldDays,
        @Min(1) @Max(90) @DefaultValue("14") int disputeReviewDays,
        @Min(1) @Max(30) @DefaultValue("5") int questionDays,
        @Min(1) @Max(30) @DefaultValue("2") int reviewDays,
        @Min(1) @Max(365) @DefaultValue("60") int promiseMaxDays,
        @NotNull @DecimalMin("0") @DecimalMax("20") @DefaultValue("2") BigDecimal promiseTolerancePercent,
        @Min(1) @Max(20) @DefaultValue("2") int brokenPromises,
        @Min(1) @Max(10) @DefaultValue("3") int softBounces,
        @NotBlank @DefaultValue("credit control") String owner,
        @Nullable String authenticationServer) {

    InboxProperties {
        host = host == null || host.isBlank() ? null : host.strip();
        if (host != null && (username == null || username.isBlank() || (password == null) == (oauth == null))) {
            throw new IllegalArgumentException("a mailbox needs username and one of password and oauth");
        }
        server(host, port, tls, username);
    }

    /** Null when no mailbox is read. */
    @Nullable
    ImapServer server() {
        return server(host, port, tls, username);
    }

    /** The day by which a person reads what is for a person, so many working days from this one. */
    LocalDate readBy(LocalDate today) {
        LocalDate day = today;
        for (int left = reviewDays; left > 0; ) {
            day = day.plusDays(1);
            left -= WorkingDays.isWeekend(day) ? 0 : 1;
        }
        return day;
    }

    private static @Nullable ImapServer server(
            @Nullable String host, @Nullable Integer port, ImapServer.Tls tls, @Nullable String username) {
        return host == null || username == null ? null : new ImapServer(host, port, tls, username, "");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "dunning.inbox[" + server() + ", " + folder + "]";
    }
}
