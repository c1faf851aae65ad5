package org.dunning.channel;

import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLSocketFactory;
import org.dunning.channel.MailProperties.Tls;
import org.jspecify.annotations.Nullable;

/** Puts {@code dunning.mail} into the words of Jakarta Mail. */
final class SmtpSettings {

    private SmtpSettings() {}

    /**
     * The session of every connection.
     *
     * @param trust who is trusted instead of whom the Java runtime trusts
     * @param sockets opens the connections
     * @param watch ends writes that take too long
     */
    static Session session(
            MailProperties mail,
            SmtpTimeouts timeouts,
            @Nullable SSLSocketFactory trust,
            ScheduledExecutorService watch,
            PromptSocketFactory sockets) {
        var settings = new Properties();
        settings.put("mail.smtp.connectiontimeout", millis(timeouts.connect()));
        settings.put("mail.smtp.timeout", millis(timeouts.read()));
        settings.put("mail.smtp.writetimeout", millis(timeouts.write()));
        settings.put("mail.smtp.executor.writetimeout", watch);
        settings.put("mail.smtp.socketFactory", sockets);
        settings.put("mail.smtp.socketFactory.fallback", "false");
        // The message is settled by then; whether the server says goodbye does not matter (RFC 5321 4.1.1.10).
        settings.put("mail.smtp.quitwait", "false");
        settings.put("mail.smtp.auth", String.valueOf(mail.username() != null));
        settings.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        settings.put("mail.smtp.starttls.enable", String.valueOf(mail.protection() == Tls.REQUIRED));
        settings.put("mail.smtp.starttls.required", String.valueOf(mail.protection() == Tls.REQUIRED));
        settings.put("mail.smtp.ssl.enable", String.valueOf(mail.protection() == Tls.SMTPS));
        settings.put("mail.smtp.ssl.checkserveridentity", "true");
        if (trust != null) {
            settings.put("mail.smtp.ssl.socketFactory", trust);
        }
        return Session.getInstance(settings);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
