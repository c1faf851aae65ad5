package org.dunning.channel;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.dunning.company.Company;
import org.dunning.notice.Enclosures;
import org.dunning.notice.NoticeFacts;
import org.dunning.notice.NoticeText;
import org.dunning.notice.PreparedNotice;
import org.dunning.notice.RenderedNotice;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.Intent;
import org.dunning.outbox.LastHop;
import org.dunning.outbox.PaceLimits;
import org.dunning.receivable.Channel;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/** Notices for the tests of this package. */
final class Notices {

    static final Instant NOW = Instant.parse("2026-03-02T08:15:30Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final LastHop ALL_IS_WELL = new LastHop() {

        @Override
        public @Nullable String mailStopped() {
            return null;
        }

        @Override
        public void leaves(long deliveryId) {}

        @Override
        public void answered(long deliveryId, Channel channel, HandOver handOver) {}
    };

    static final PermitRule FIVE_MINUTES = new PermitRule(
            CLOCK, Duration.ofMinutes(5), () -> true, (company, channel, on) -> null, Notices.ALL_IS_WELL);
    static final String ID = "<dun.0a1b2c3d@example.com>";

    private Notices() {}

    /** A relay on this machine. */
    static MailProperties relay(int port, int connections) {
        return new MailProperties(
                MailProperties.Transport.SMTP,
                Path.of("unused"),
                "127.0.0.1",
                port,
                null,
                null,
                null,
                "cobros@example.com",
                null,
                false,
                null,
                connections,
                PaceLimits.NONE);
    }

    static MailProperties mail(@Nullable String redirect) {
        return new MailProperties(
                MailProperties.Transport.FOLDER,
                Path.of("target/mail"),
                "localhost",
                null,
                null,
                null,
                null,
                "cobros@example.com",
                null,
                false,
                redirect,
                4,
                PaceLimits.NONE);
    }

    static Company company(@Nullable String from, @Nullable String replyTo) {
        return new Company(
                ZoneId.of("Europe/Madrid"), from, replyTo, null, null, null, Locale.ENGLISH, "standard", null, null);
    }

    static RenderedNotice rendered(String recipient) {
        return rendered(recipient, ID, List.of(), company(null, null), "Suministros Ejemplo, S.L.", words("Hola"));
    }

    static NoticeText words(String subject) {
        return new NoticeText(
                subject,
                "Señor Muñoz:\n.\nQuedan 1.234,56 EUR. " + "Línea larga ".repeat(100) + "\nFrom aquí\n",
                "<p>Señor Muñoz</p>\n",
                Locale.forLanguageTag("es"));
    }

    static RenderedNotice rendered(
            String recipient, String id, List<String> earlier, Company company, String companyName, NoticeText words) {
        var debtor = new Debtor(
                new DebtorKey("sql", "es", "430012"),
                "Talleres Muñoz",
                recipient,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        var facts = new NoticeFacts(
                1042,
                company,
                companyName,
                debtor,
                "friendly",
                "friendly",
                words.language(),
                LocalDate.of(2026, 3, 2),
                null,
                List.of(),
                List.of(),
                List.of(),
                Money.of("1234.56", "EUR"),
                List.of());
        return new RenderedNotice(
                new PreparedNotice(7, id, Channel.MAIL, recipient, earlier, facts, List.of(), Enclosures.NONE),
                words,
                null);
    }

    static NoticeMessage message() {
        return message(rendered("pagos@example.org"));
    }

    static NoticeMessage message(RenderedNotice rendered) {
        return (NoticeMessage) new MailComposer(mail(null), CLOCK).compose(rendered);
    }

    static NoticeMessage permitted() {
        NoticeMessage message = message();
        message.permit(new Intent(7, "acme", ID, NOW));
        return message;
    }
}
