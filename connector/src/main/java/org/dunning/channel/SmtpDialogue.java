package org.dunning.channel;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.security.cert.CertificateExpiredException;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.HandOver.Accepted;
import org.dunning.outbox.HandOver.Broken;
import org.dunning.outbox.HandOver.Progress;
import org.dunning.outbox.HandOver.Refused;
import org.dunning.outbox.HandOver.Step;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the relay. The dialogue of a message (RFC 5321 3.3) is spoken step by step here rather than by
 * {@code sendMessage}, whose exceptions do not tell a refusal before the final dot from a silence after it.
 */
final class SmtpDialogue extends SMTPTransport {

    private static final int CLOSING = 421;

    private final MailProperties mail;
    private boolean open;
    private boolean answered;
    private Step step = Step.CONNECT;
    private Progress progress = Progress.NOT_STARTED;

    SmtpDialogue(Session session, MailProperties mail) {
        super(session, new URLName("smtp", mail.host(), mail.portOrUsual(), null, null, null));
        this.mail = mail;
    }

    /** Connects, protects and authenticates; answers why not, or null when it is open. */
    synchronized @Nullable HandOver begin() {
        try {
            connect(mail.host(), mail.portOrUsual(), mail.username(), mail.password());
        } catch (AuthenticationFailedException e) {
            step = Step.AUTHENTICATE;
            return failed(e);
        } catch (MessagingException e) {
            return failed(e);
        }
        if (mail.username() != null && !supportsExtension("AUTH")) {
            hangUp();
            return new Broken(progress, "the mail server offers no AUTH, but dunning.mail.username is set");
        }
        open = true;
        return null;
    }

    /** Whether another message can follow. */
    synchronized boolean isOpen() {
        return open;
    }

    /** Whether the server said anything to the last message: a kept connection may have died unnoticed. */
    synchronized boolean answered() {
        return answered;
    }

    /**
     * Hands one message over.
     *
     * @throws org.dunning.outbox.NotPermittedException when the permit ran out before DATA, or its last byte could not be noted
     */
    synchronized HandOver handOver(NoticeMessage notice, PermitRule permit) {
        HandOver outcome = null;
        try {
            outcome = speak(notice, permit);
            return outcome;
        } finally {
            if (!(outcome instanceof Accepted) && !(outcome instanceof Refused refused && isReset(refused))) {
                hangUp();
            }
        }
    }

    private HandOver speak(NoticeMessage notice, PermitRule permit) {
        answered = false;
        progress = Progress.NOT_STARTED;
        try {
            if (!agreed(Step.SENDER, "MAIL FROM:<" + notice.sender().getAddress() + ">")
                    || !agreed(Step.RECIPIENT, "RCPT TO:<" + notice.recipient().getAddress() + ">")) {
                return refused(getLastReturnCode());
            }
            permit.check(notice);
            step = Step.DATA;
            data();
            progress = Progress.STARTED;
            notice.data().writeTo(this);
            permit.leaves(notice);
            // From here on it may have arrived, until an answer says otherwise.
            progress = Progress.WRITTEN;
            return agreed(Step.FINAL_DOT, ".") ? new Accepted(answer()) : refused(getLastReturnCode());
        } catch (MessagingException | IOException e) {
            return failed(e);
        }
    }

    private boolean agreed(Step next, String command) throws MessagingException {
        step = next;
        int code = simpleCommand(command);
        answered |= code > 0 && code != CLOSING;
        return code / 100 == 2;
    }

    private HandOver failed(Exception problem) {
        if (problem instanceof SMTPSendFailedException data) {
            return refused(data.getReturnCode());
        }
        int code = step == Step.CONNECT || step == Step.AUTHENTICATE ? getLastReturnCode() : -1;
        return isRefusal(code) ? refused(code) : new Broken(progress, inWords(problem));
    }

    private HandOver refused(int code) {
        return isRefusal(code)
                ? new Refused(code, answer(), step)
                : new Broken(progress, "no answer that SMTP knows: " + answer());
    }

    private static boolean isRefusal(int code) {
        return code >= 400 && code <= 599;
    }

    private String answer() {
        String answer = getLastServerResponse();
        return answer == null ? "" : answer.strip();
    }

    private static String inWords(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String expired = cause instanceof CertificateExpiredException ? "the server's certificate has expired, " : "";
        return problem.getMessage() + (cause == problem ? "" : ": " + expired + cause.getMessage());
    }

    private boolean isReset(Refused refused) {
        try {
            return refused.code() != CLOSING && simpleCommand("RSET") == 250;
        } catch (MessagingException e) {
            return false;
        }
    }

    synchronized void hangUp() {
        open = false;
        try {
            close();
        } catch (MessagingException e) {
            // Nobody is left to say goodbye to.
        }
    }
}
