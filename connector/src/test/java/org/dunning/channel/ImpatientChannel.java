package org.dunning.channel;

import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.apache.camel.component.mail.JavaMailSender;
import org.dunning.channel.MailProperties.Tls;
import org.dunning.outbox.PaceLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** The mail channel of whole runs against a faulty server: it does not wait ten minutes for an answer. */
public final class ImpatientChannel {

    private static final Duration MOMENT = Duration.ofSeconds(2);

    private ImpatientChannel() {}

    public static JavaMailSender plain(FaultySmtpServer server, BeanFactory connector) {
        return sender(server, Tls.NONE, null, connector);
    }

    /** @param trust who is trusted instead of whom the Java runtime trusts */
    public static JavaMailSender protectedBy(
            @Nullable SSLSocketFactory trust, FaultySmtpServer server, BeanFactory connector) {
        return sender(server, Tls.REQUIRED, trust, connector);
    }

    private static JavaMailSender sender(
            FaultySmtpServer server, Tls tls, @Nullable SSLSocketFactory trust, BeanFactory connector) {
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
        return new SmtpSender(mail, connector.getBean(PermitRule.class), timeouts, trust);
    }
}
