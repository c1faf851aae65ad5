package org.dunning.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dunning.receivable.DebtorKey;
import org.dunning.reply.Interpretation;
import org.dunning.reply.MailEnvelope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds what a mail answers: by the Message-IDs it refers to, by the token in an address it was sent to, by an invoice
 * number in its subject, by its sender. All but the sender can be forwarded and quoted, and the sender can be forged: the
 * sender must be the debtor's as well, and proven where nothing but it speaks for the mail.
 */
@Component
class Correspondence {

    /** In a text a short number is seldom an invoice, unless it is called one. */
    private static final Pattern AMOUNT_OR_YEAR = Pattern.compile("[\\d.]{1,6}");

    private final SentMails sent;
    private final OwnAddresses own;
    private final InboxProperties properties;

    Correspondence(SentMails sent, OwnAddresses own, InboxProperties properties) {
        this.sent = sent;
        this.own = own;
        this.properties = properties;
    }

    /** Whether we wrote it: it bears the Message-ID of a delivery, or comes from an address of ours and is no report. */
    boolean isOwn(MailEnvelope mail) {
        return !mail.isBounce()
                && (own.has(mail.sender())
                        || !sent.withMessageIds(List.of(mail.messageId())).isEmpty());
    }

    Match of(MailEnvelope mail) {
        List<SentMails.Sent> answered = sent.withMessageIds(mail.refersTo());
        if (answered.isEmpty()) {
            answered = sent.withTokens(PlusAddress.tokens(mail.recipients()));
        }
        if (!answered.isEmpty()) {
            return answering(mail, answered.get(0));
        }
        // A report proves nothing by an invoice number: anybody can write one.
        return mail.isBounce() ? Match.none("a delivery report that names no mail of ours") : withoutThread(mail);
    }

    /**
     * What a mail belongs to of which neither thread nor subject nor address tells it: by the invoices its author names, else by a
     * domain that only one debtor has. Anybody can write the one, and anybody of a firm the other: a person confirms it.
     *
     * @param nothing was found so far
     */
    Match byWords(MailEnvelope mail, Interpretation said, Match nothing) {
        List<String> words = new ArrayList<>(said.invoices());
        DocumentWords.in(said.written()).stream()
                .filter(word -> !AMOUNT_OR_YEAR.matcher(word).matches())
                .forEach(words::add);
        List<DebtorKey> named = sent.debtorsOf(words);
        if (named.size() == 1) {
            return forAPerson(named.get(0), "it names an invoice in its text; a person confirms whose it is");
        }
        String domain = mail.sender().substring(mail.sender().indexOf('@') + 1);
        List<DebtorKey> firm = Freemail.is(domain) ? List.of() : sent.debtorsAt(domain);
        return firm.size() == 1
                ? forAPerson(firm.get(0), "it comes from the debtor's domain; a person confirms whose it is")
                : nothing;
    }

    /** The text of the mail that is answered; empty when it is not kept. */
    String sentText(long delivery) {
        return sent.textOf(delivery);
    }

    private Match forAPerson(DebtorKey debtor, String how) {
        SentMails.Sent newest = sent.newestOf(debtor);
        return newest == null ? new Match(debtor, null, null, false, how) : newest.match(false, how);
    }

    private Match answering(MailEnvelope mail, SentMails.Sent newest) {
        boolean theirs = isTheirs(mail.sender(), newest.address(), newest.email());
        if (mail.isBounce() || theirs && !isRefuted(mail)) {
            return newest.match(true, "answers notice " + newest.noticeId());
        }
        return newest.match(
                false,
                theirs
                        ? "its sender is not proven (DMARC failed)"
                        : "it answers notice " + newest.noticeId() + ", but its sender is not the debtor's");
    }

    private Match withoutThread(MailEnvelope mail) {
        List<DebtorKey> named = sent.debtorsOf(DocumentWords.in(mail.subject()));
        List<DebtorKey> senders = sent.debtorsWith(mail.sender());
        if (named.size() == 1) {
            return found(mail, named.get(0), senders, "names an invoice in its subject");
        }
        if (senders.size() == 1) {
            return found(mail, senders.get(0), senders, "comes from the debtor's address");
        }
        return Match.none(
                named.isEmpty() && senders.isEmpty() ? "no notice and no debtor fits" : "more than one debtor fits");
    }

    /** @param senders the debtors with the sender's address */
    private Match found(MailEnvelope mail, DebtorKey debtor, List<DebtorKey> senders, String how) {
        SentMails.Sent newest = sent.newestOf(debtor);
        boolean theirs =
                senders.contains(debtor) || newest != null && isTheirs(mail.sender(), newest.address(), newest.email());
        String doubt = !theirs
                ? "but its sender is not the debtor's"
                : isRefuted(mail)
                        ? "but its sender is not proven (DMARC failed)"
                        : !isProven(mail)
                                ? "but nothing proves its sender (DMARC)"
                                : newest == null ? "but no notice was sent to it" : null;
        String words = "it " + how + (doubt == null ? "" : ", " + doubt);
        return newest == null ? new Match(debtor, null, null, false, words) : newest.match(doubt == null, words);
    }

    /** The same address, or the same domain of a firm of its own. */
    private static boolean isTheirs(String sender, String address, @Nullable String email) {
        return isTheirs(sender, address) || email != null && isTheirs(sender, email);
    }

    static boolean isTheirs(String sender, String known) {
        String ours = known.toLowerCase(Locale.ROOT);
        String domain = ours.substring(ours.indexOf('@') + 1);
        return sender.equals(ours) || !Freemail.is(domain) && sender.endsWith("@" + domain);
    }

    /** Whoever says so: a sender that is doubted by anybody is for a person. */
    private static boolean isRefuted(MailEnvelope mail) {
        return mail.authentication().stream().anyMatch(found -> found.contains("dmarc=fail"));
    }

    /** Only our own server's word counts, for a sender can write such a header as well. */
    private boolean isProven(MailEnvelope mail) {
        return proof(mail).passesDmarc();
    }

    SenderProof proof(MailEnvelope mail) {
        return SenderProof.of(mail.authentication(), properties.authenticationServer());
    }
}
