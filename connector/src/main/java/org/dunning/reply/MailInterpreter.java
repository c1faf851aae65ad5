package org.dunning.reply;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.dunning.reply.language.RuleInterpreter;
import org.dunning.reply.mail.AutomaticMail;
import org.dunning.reply.mail.IncomingMail;
import org.dunning.reply.mail.MailLimits;
import org.dunning.reply.mail.MailReader;
import org.dunning.reply.mail.NewestText;

/** A mail's bytes to what it says, with nothing known but the mail itself. */
public final class MailInterpreter {

    private static final OffsetDateTime LONG_AGO = OffsetDateTime.parse("1970-01-01T00:00:00Z");

    private static final String CUT = "the mail has more parts or text than are read; a part of it was left out";

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

    /** By another reader of texts; what machines wrote is told before it. */
    public static MailInterpreter with(ReplyInterpreter interpreter) {
        return new MailInterpreter(interpreter, MailLimits.USUAL);
    }

    /** Never fails: a mail that cannot be read is {@code other}, for a person. */
    public Interpretation interpret(byte[] bytes) {
        return read(bytes).interpretation();
    }

    /** Never fails, like {@link #interpret}. */
    public ReadMail read(byte[] bytes) {
        return read(bytes, envelope -> KnownAccount.NONE);
    }

    /**
     * Reads a mail with what is known of the account it belongs to. Fails only when that cannot be told.
     *
     * @param account asked once, before the text is read
     */
    public ReadMail read(byte[] bytes, Function<MailEnvelope, KnownAccount> account) {
        IncomingMail mail = MailReader.read(bytes, limits);
        AutomaticMail automatic = automatic(mail);
        var envelope = MailEnvelope.of(mail, automatic);
        KnownAccount known = account.apply(envelope);
        MailEnvelope seen = known.own() ? envelope.ours() : envelope;
        return new ReadMail(seen, understood(mail, seen.automatic(), known));
    }

    /** The text of a mail that we sent; empty when it cannot be read. */
    public static String textOf(byte[] sent) {
        return NewestText.whole(MailReader.read(sent, MailLimits.USUAL));
    }

    private static AutomaticMail automatic(IncomingMail mail) {
        try {
            return AutomaticMail.of(mail);
        } catch (RuntimeException | StackOverflowError e) {
            return AutomaticMail.NO;
        }
    }

    private Interpretation understood(IncomingMail mail, AutomaticMail automatic, KnownAccount account) {
        try {
            Interpretation understood = interpret(mail, automatic, account);
            return mail.cut() && !automatic.isMachine() ? understood.abstaining(CUT) : understood;
        } catch (RuntimeException | StackOverflowError e) {
            return Interpretation.unclear("the mail cannot be read", "");
        }
    }

    private Interpretation interpret(IncomingMail mail, AutomaticMail automatic, KnownAccount account) {
        if (mail.broken() != null && mail.plain().isBlank() && mail.html().isBlank()) {
            return Interpretation.unclear("the mail is broken: " + mail.broken(), "");
        }
        NewestText text = NewestText.of(mail).without(account.sent());
        if (automatic == AutomaticMail.OWN) {
            return Interpretation.automatic(ReplyIntent.OTHER, "a mail of our own", text.written());
        }
        if (automatic.isBounce()) {
            boolean hard = automatic == AutomaticMail.BOUNCE_HARD;
            return Interpretation.automatic(
                    hard ? ReplyIntent.BOUNCE_HARD : ReplyIntent.BOUNCE_SOFT, "a delivery report", text.written());
        }
        if (automatic == AutomaticMail.ANSWER) {
            return Interpretation.automatic(ReplyIntent.OUT_OF_OFFICE, "an automatic answer", text.written());
        }
        Interpretation said = ofAPerson(mail, text, account);
        return text.cut() ? said.abstaining(CUT) : said;
    }

    private Interpretation ofAPerson(IncomingMail mail, NewestText text, KnownAccount account) {
        OffsetDateTime sent = mail.sentAt();
        if (sent == null) {
            Interpretation undated = interpreter.interpret(replyText(mail, text, LONG_AGO, account));
            return undated.promises().isEmpty()
                    ? undated
                    : Interpretation.unclear("the mail has no date to count from", text.written());
        }
        return interpreter.interpret(replyText(mail, text, sent, account));
    }

    private static ReplyText replyText(IncomingMail mail, NewestText text, OffsetDateTime sent, KnownAccount account) {
        boolean american = QuotedNotice.isAmerican(text.quoted(), sent.getOffset());
        return new ReplyText(
                text.written(),
                text.quoted(),
                mail.subject(),
                sent.toLocalDate(),
                account.language(),
                american,
                people(mail, text),
                open(mail, text, american, account));
    }

    /** What the ledger knows goes before what the quoted notice tells. */
    private static List<OpenInvoice> open(IncomingMail mail, NewestText text, boolean american, KnownAccount account) {
        Map<String, OpenInvoice> open = new LinkedHashMap<>();
        account.open().forEach(invoice -> open.putIfAbsent(invoice.number(), invoice));
        QuotedNotice.invoices(text.quoted(), mail.subject(), american)
                .forEach(invoice -> open.putIfAbsent(invoice.number(), invoice));
        return List.copyOf(open.values());
    }

    private static List<String> people(IncomingMail mail, NewestText text) {
        var people = new ArrayList<>(
                List.of(mail.senderName(), mail.header("to"), mail.from().replaceAll("@.*", "")));
        people.addAll(QuotedNotice.names(text.quoted()));
        people.removeIf(name -> name.toLowerCase(Locale.ROOT).isBlank());
        return people;
    }
}
