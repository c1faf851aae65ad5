package org.dunning.channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.HandOver.Accepted;
import org.dunning.outbox.HandOver.Broken;
import org.dunning.outbox.HandOver.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries the way mails go, without sending one. */
@Component
public class MailProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MailProperties mail;

    MailProbe(MailProperties mail) {
        this.mail = mail;
    }

    /** "yes", or "no: " and why not: the relay was greeted and logged in to, or the folder can be written. */
    public String tried() {
        return switch (mail.transport()) {
            case FOLDER -> folder(mail.folder());
            case SMTP -> relay();
        };
    }

    private static String folder(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder) ? "yes" : "no: " + folder + " cannot be written";
        } catch (IOException e) {
            return "no: " + folder + " cannot be made: " + e.getMessage();
        }
    }

    private String relay() {
        var timeouts = new SmtpTimeouts(PATIENCE, PATIENCE, PATIENCE, PATIENCE);
        try (var connections = new SmtpConnections(mail, timeouts, null)) {
            SmtpDialogue dialogue = connections.fresh();
            String answer = inWords(dialogue.begin());
            dialogue.hangUp();
            return answer;
        }
    }

    private String inWords(@Nullable HandOver problem) {
        if (problem == null || problem instanceof Accepted) {
            return "yes";
        }
        String relay = mail.host() + ":" + mail.portOrUsual();
        return problem instanceof Refused refused
                ? "no: " + relay + " answers " + refused.code() + " " + refused.answer()
                : "no: " + relay + ": " + ((Broken) problem).problem();
    }
}
