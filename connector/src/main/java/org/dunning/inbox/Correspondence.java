package org.dunning.inbox;

import java.util.List;
import java.util.Locale;
import org.dunning.receivable.DebtorKey;
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

    private final SentMails sent;
    private final InboxProperties properties;

    Correspondence(SentMails sent, InboxProperties properties) {
        this.sent = sent;
        this.properties = properties;
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
