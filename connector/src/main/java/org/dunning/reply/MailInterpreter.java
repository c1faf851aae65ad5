package org.dunning.reply;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dunning.reply.language.RuleInterpreter;
import org.dunning.reply.mail.AutomaticMail;
import org.dunning.reply.mail.IncomingMail;
import org.dunning.reply.mail.MailLimits;
import org.dunning.reply.mail.MailReader;
import org.dunning.reply.mail.NewestText;

/** A mail's bytes to what it says, with nothing known but the mail itself. */
public final class MailInterpreter {

    private static final OffsetDateTime LONG_AGO = OffsetDateTime.parse("1970-01-01T00:00:00Z");

    private final ReplyInterpreter interpreter;
    private final MailLimits limits;

    private MailInterpreter(ReplyInterpreter interpreter, MailLimits limits) {
        this.interpreter = interpreter;
        this.limits = limits;
    }

    /** By the rules of language that are shipped. */
    public static MailInterpreter byRules() {
        return new MailInterpreter(new RuleInterpreter(), MailLimits.USUAL);
    }

    /** Never fails: a mail that cannot be read is {@code other}, for a person. */
    public Interpretation interpret(byte[] bytes) {
        return read(bytes).interpretation();
    }

    /** Never fails, like {@link #interpret}. */
    public ReadMail read(byte[] bytes) {
        IncomingMail mail = MailReader.read(bytes, limits);
        OffsetDateTime sent = mail.sentAt();
        return new ReadMail(
                understood(mail),
                mail.header("message-id").strip(),
                mail.from(),
                sent == null ? null : sent.toLocalDate(),
                MessageIds.of(mail),
                mail.header("authentication-results").toLowerCase(Locale.ROOT).contains("dmarc=fail"));
    }

    private Interpretation understood(IncomingMail mail) {
        try {
            return interpret(mail);
        } catch (RuntimeException | StackOverflowError e) {
            return Interpretation.unclear("the mail cannot be read", "");
        }
    }

    private Interpretation interpret(IncomingMail mail) {
        if (mail.broken() != null && mail.plain().isBlank() && mail.html().isBlank()) {
            return Interpretation.unclear("the mail is broken: " + mail.broken(), "");
        }
        NewestText text = NewestText.of(mail);
        AutomaticMail automatic = AutomaticMail.of(mail);
        if (automatic.isBounce()) {
            boolean hard = automatic == AutomaticMail.BOUNCE_HARD;
            return Interpretation.automatic(
                    hard ? ReplyIntent.BOUNCE_HARD : ReplyIntent.BOUNCE_SOFT, "a delivery report", text.written());
        }
        if (automatic == AutomaticMail.ANSWER) {
            return Interpretation.automatic(ReplyIntent.OUT_OF_OFFICE, "an automatic answer", text.written());
        }
        OffsetDateTime sent = mail.sentAt();
        if (sent == null) {
            Interpretation undated = interpreter.interpret(replyText(mail, text, LONG_AGO));
            return undated.promises().isEmpty()
                    ? undated
                    : Interpretation.unclear("the mail has no date to count from", text.written());
        }
        return interpreter.interpret(replyText(mail, text, sent));
    }

    private static ReplyText replyText(IncomingMail mail, NewestText text, OffsetDateTime sent) {
        return new ReplyText(
                text.written(),
                text.quoted(),
                mail.subject(),
                sent.toLocalDate(),
                null,
                QuotedNotice.isAmerican(text.quoted(), sent.getOffset()),
                people(mail, text),
                QuotedNotice.invoices(text.quoted(), mail.subject()));
    }

    private static List<String> people(IncomingMail mail, NewestText text) {
        var people = new ArrayList<>(
                List.of(mail.senderName(), mail.header("to"), mail.from().replaceAll("@.*", "")));
        people.addAll(QuotedNotice.names(text.quoted()));
        people.removeIf(name -> name.toLowerCase(Locale.ROOT).isBlank());
        return people;
    }
}
