package org.dunning.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.dunning.company.ImapServer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code dunning.delivery}: what is done about a mail of which nobody knows whether it arrived.
 *
 * @param onSuspect hold: a person decides when no trace does; resend: it goes out again with the same Message-ID
 * @param settleAfter how long after the hand-over a mail that left no trace surely did not arrive: longer than the ten
 *     minutes a server may take for its answer (RFC 5321 4.5.3.2.6)
 * @param stopWithin how long hand-overs may go on after the connector was told to stop; then they are broken off, and only
 *     what was written and not answered is a suspect
 * @param handOverLog a folder of this machine, where a process notes what leaves it while it sends: if it is killed, the next one
 *     reads there what was not gone, what was taken, and what nobody knows
 * @param preparedAhead how many mails are prepared while others are handed over; faster the more, but if the machine loses
 *     power, or another one takes over, nobody knows of these either
 * @param smtpLog the relay's log file, where it can be read and names Message-IDs
 * @param journal a mailbox that gets a copy of every mail
 * @param sharedTraces whether other connectors send through the same relay or into the same journal; then a mail of ours that
 *     this ledger does not know says nothing
 * @param reconcileDays how many days back ledger, traces and ERP are compared
 * @param reconcileSchedule when {@code serve} compares them, as a Quartz cron expression in UTC
 */
@Validated
@ConfigurationProperties(prefix = "dunning.delivery", ignoreUnknownFields = false)
public record DeliveryProperties(
        @DefaultValue("hold") OnSuspect onSuspect,
        @DefaultValue("11m") Duration settleAfter,
        @DefaultValue("20s") Duration stopWithin,
        @NotNull @DefaultValue("data/hand-overs") Path handOverLog,
        @DefaultValue("48") @Min(0) @Max(64) int preparedAhead,
        @Nullable Path smtpLog,
        @Nullable Journal journal,
        @DefaultValue("false") boolean sharedTraces,
        @DefaultValue("7") @Min(1) @Max(366) int reconcileDays,
        @DefaultValue("0 15 5 * * ?") @NotBlank String reconcileSchedule) {

    /** What becomes of a delivery that no trace decides. */
    public enum OnSuspect {
        HOLD,
        RESEND
    }

    /**
     * A mailbox over IMAP: a journal, or the folder where the relay keeps what it sent.
     *
     * @param port default 993, or 143 with tls none
     * @param tls imaps, or none when the host is this machine
     */
    public record Journal(
            @NotBlank String host,
            @Nullable @Min(1) @Max(65_535) Integer port,
            @DefaultValue("imaps") ImapServer.Tls tls,
            @NotBlank String username,
            @NotBlank String password,
            @DefaultValue("INBOX") String folder) {

        /** @throws IllegalArgumentException without TLS, unless it is this machine */
        public Journal {
            if (host != null) {
                new ImapServer(host, port, tls, username, password);
            }
        }

        public ImapServer server() {
            return new ImapServer(host, port, tls, username, password);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "journal[" + host + ", " + folder + "]";
        }
    }
}
