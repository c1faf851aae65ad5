package org.dunning.channel;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.apache.camel.component.mail.JavaMailSender;
import org.dunning.channel.MailProperties.Tls;
import org.dunning.outbox.PaceLimits;
import org.jspecify.annotations.Nullable;

/** The mail channel of whole runs against a faulty server: it does not wait ten minutes for an answer. */
public final class ImpatientChannel {

    private static final Duration MOMENT = Duration.ofSeconds(2);

    private ImpatientChannel() {}

    public static JavaMailSender plain(FaultySmtpServer server, Clock clock) {
        return sender(server, Tls.NONE, null, clock);
    }

    /** @param trust who is trusted instead of whom the Java runtime trusts */
    public static JavaMailSender protectedBy(@Nullable SSLSocketFactory trust, FaultySmtpServer server, Clock clock) {
        return sender(server, Tls.REQUIRED, trust, clock);
    }

    private static JavaMailSender sender(
            FaultySmtpServer server, Tls tls, @Nullable SSLSocketFactory trust, Clock clock) {
        var mail = new MailProperties(
                MailProperties.Transport.SMTP,
                Path.of("unused"),
                "localhost",
                server.port(),
                tls,
                null,
                null,
                null,
                null,
                false,
                null,
                2,
                PaceLimits.NONE);
        var timeouts = new SmtpTimeouts(Duration.ofSeconds(30), MOMENT, MOMENT, Duration.ofSeconds(30));
        return new SmtpSender(
                mail,
                new PermitRule(clock, Duration.ofMinutes(5), () -> true, (company, channel, on) -> null),
                timeouts,
                trust);
    }
}
