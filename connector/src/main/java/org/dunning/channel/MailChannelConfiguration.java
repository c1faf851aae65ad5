package org.dunning.channel;

import java.time.Clock;
import java.time.Duration;
import org.apache.camel.component.mail.JavaMailSender;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where mails go. */
@Configuration(proxyBeanMethods = false)
class MailChannelConfiguration {

    @Bean
    JavaMailSender mailChannel(
            MailProperties mail, Clock clock, @Value("${dunning.run.recheck-max-age:5m}") Duration recheckMaxAge) {
        var permit = new PermitRule(clock, recheckMaxAge);
        return switch (mail.transport()) {
            case FOLDER -> new FolderSender(mail.folder(), permit);
            case SMTP -> new SmtpSender(mail, permit);
        };
    }
}
