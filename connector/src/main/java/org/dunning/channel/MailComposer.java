package org.dunning.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dunning.company.Company;
import org.dunning.company.MailAddress;
import org.dunning.company.MessageId;
import org.dunning.notice.NoticeFacts;
import org.dunning.notice.NoticeText;
import org.dunning.notice.PreparedNotice;
import org.dunning.notice.RenderedNotice;
import org.dunning.outbox.OutgoingMessage;
import org.dunning.receivable.Courtesy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a mail of a rendered notice (RFC 5322, MIME), with fixed bytes. */
@Component
public final class MailComposer {

    // RFC 5322 3.3; the month and day are English in every locale.
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH);
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7E]+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");
    private static final int LONGEST_THREAD = 20;

    static {
        // Jakarta Mail asks for its provider at every part it writes, and without a name searches all jars for it.
        System.getProperties()
                .putIfAbsent("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
    }

    private final MailProperties mail;
    private final Clock clock;

    MailComposer(MailProperties mail, Clock clock) {
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * The mail, ready for the outbox.
     *
     * @throws IllegalArgumentException when an address or a Message-ID of it cannot be used
     * @throws IllegalStateException when the company has no sender
     */
    public OutgoingMessage compose(RenderedNotice rendered) {
        PreparedNotice notice = rendered.notice();
        InternetAddress from = from(notice.facts());
        InternetAddress debtor = MailAddress.parse(notice.recipient());
        InternetAddress recipient = mail.redirectAllTo() == null ? debtor : MailAddress.parse(mail.redirectAllTo());
        try {
            var message = new NoticeMessage(checked(notice), from, recipient);
            address(message, notice.facts().company());
            if (mail.redirectAllTo() != null) {
                header(message, "X-Dunning-Redirected-From", debtor.getAddress());
            }
            thread(message, notice.earlierMessageIds());
            machineMade(message, notice.facts());
            words(message, rendered);
            message.seal();
            return message;
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("cannot compose delivery " + notice.deliveryId(), e);
        }
    }

    private InternetAddress from(NoticeFacts facts) {
        String configured = or(facts.company().from(), mail.from());
        if (configured == null) {
            throw new IllegalStateException(
                    "no sender for " + facts.companyName() + ": set dunning.companies.<id>.from or dunning.mail.from");
        }
        InternetAddress address = MailAddress.parse(configured);
        return address.getPersonal() == null
                ? MailAddress.named(address.getAddress(), oneLine(facts.companyName()))
                : address;
    }

    private static @Nullable String or(@Nullable String own, @Nullable String common) {
        return own == null || own.isBlank() ? common : own;
    }

    private static PreparedNotice checked(PreparedNotice notice) {
        Stream.concat(Stream.of(notice.messageId()), notice.earlierMessageIds().stream())
                .filter(id -> !MessageId.isUsable(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new IllegalArgumentException(
                            "'" + oneLine(id) + "' is no Message-ID such as <name@example.com>");
                });
        return notice;
    }

    private void address(NoticeMessage message, Company company) throws MessagingException {
        header(message, "From", written(message.sender()));
        header(message, "To", message.recipient().toString());
        String replyTo = or(company.replyTo(), mail.replyTo());
        if (replyTo != null) {
            header(message, "Reply-To", written(answering(MailAddress.parse(replyTo), message.messageId())));
        }
    }

    /** An answer to this address tells what it answers, even when it quotes nothing and names no Message-ID. */
    private InternetAddress answering(InternetAddress address, String messageId) {
        String token = MessageId.token(messageId);
        String plain = address.getAddress();
        if (!mail.replyToken() || token == null || plain.contains("+")) {
            return address;
        }
        int at = plain.lastIndexOf('@');
        String own = plain.substring(0, at) + "+" + token + plain.substring(at);
        return address.getPersonal() == null ? MailAddress.parse(own) : MailAddress.named(own, address.getPersonal());
    }

    private static String written(InternetAddress address) {
        String name = address.getPersonal();
        String encoded = name == null ? "" : EncodedWords.of(name);
        return encoded.equals(name) || name == null ? address.toString() : encoded + " <" + address.getAddress() + ">";
    }

    /** RFC 5322 3.6.4: the newest in In-Reply-To, all in References; a long thread keeps its first and its newest. */
    private static void thread(NoticeMessage message, List<String> earlier) throws MessagingException {
        if (earlier.isEmpty()) {
            return;
        }
        int skipped = Math.max(0, earlier.size() - LONGEST_THREAD);
        List<String> kept = new ArrayList<>(earlier.subList(skipped, earlier.size()));
        if (skipped > 0) {
            kept.set(0, earlier.get(0));
        }
        header(message, "In-Reply-To", earlier.get(earlier.size() - 1));
        header(message, "References", String.join(" ", kept));
    }

    /** RFC 3834 5: generated mail says so, and vacation responders leave it alone; the second header is Exchange's. */
    private void machineMade(NoticeMessage message, NoticeFacts facts) throws MessagingException {
        boolean answers = facts.courtesy().filter(Courtesy::isAnswer).isPresent();
        header(
                message,
                "Date",
                DATE.format(clock.instant().atZone(facts.company().zone())));
        header(message, "Auto-Submitted", answers ? "auto-replied" : "auto-generated");
        header(message, "X-Auto-Response-Suppress", "OOF, AutoReply");
    }

    private static void words(NoticeMessage message, RenderedNotice rendered) throws MessagingException {
        NoticeText words = rendered.words();
        header(message, "Subject", EncodedWords.of(oneLine(words.subject())));
        header(message, "Content-Language", words.language().toLanguageTag());
        message.setContent(new MailParts(rendered).content());
    }

    /** Angus Mail writes a header as it is given; a line break in a value would begin a header of its own. */
    private static void header(NoticeMessage message, String name, String value) throws MessagingException {
        if (!PRINTABLE.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + oneLine(value) + "' cannot stand in the header " + name);
        }
        message.setHeader(name, MimeUtility.fold(name.length() + 2, value));
    }

    private static String oneLine(String value) {
        return CONTROL.matcher(value).replaceAll(" ").strip();
    }
}
