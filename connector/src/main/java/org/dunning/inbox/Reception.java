package org.dunning.inbox;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.dunning.ledger.AnswerEntry;
import org.dunning.ledger.ContactEvent;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.Fingerprint;
import org.dunning.ledger.Tasks;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackQueue;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.Money;
import org.dunning.reply.Beside;
import org.dunning.reply.Evidence;
import org.dunning.reply.ReadMail;
import org.springframework.stereotype.Component;

/** Keeps a mail that was read, decides whether it needs a person, and lets follow what follows. */
@Component
class Reception {

    private static final int KEY_DIGITS = 32;
    private static final int LONGEST_QUOTE = 300;

    private final ReplyStore store;
    private final Affairs affairs;
    private final Judgement judgement;
    private final Consequences consequences;
    private final BounceBook bounces;
    private final OtherContacts contacts;
    private final ContactHistory history;
    private final WriteBackQueue writeBack;
    private final Tasks tasks;
    private final InboxProperties properties;

    Reception(
            ReplyStore store,
            Affairs affairs,
            Judgement judgement,
            Consequences consequences,
            BounceBook bounces,
            OtherContacts contacts,
            ContactHistory history,
            WriteBackQueue writeBack,
            Tasks tasks,
            InboxProperties properties) {
        this.store = store;
        this.affairs = affairs;
        this.judgement = judgement;
        this.consequences = consequences;
        this.bounces = bounces;
        this.contacts = contacts;
        this.history = history;
        this.writeBack = writeBack;
        this.tasks = tasks;
        this.properties = properties;
    }

    /**
     * In the caller's transaction; answers the reply's number.
     *
     * @param proof of the sender, in words; empty where a link is the proof
     */
    long take(String key, byte[] raw, ReadMail mail, Match match, String proof) {
        DebtorKey debtor = match.debtor();
        LocalDate today = affairs.today(debtor);
        Understood understood = Understood.of(mail.interpretation());
        Affair affair = debtor == null ? null : affairs.of(debtor, match.noticeId());
        Judgement.Ruling ruling = judgement.of(mail, match, understood, affair, today);
        boolean review = ruling.state() == ReplyState.REVIEW;
        String reason = review
                ? String.join("; ", ruling.reasons())
                : mail.interpretation().reason() + "; " + match.how();
        long reply = store.add(
                new ReplyStore.Arrived(
                        key,
                        Fingerprint.sha256(raw),
                        mail,
                        match,
                        proof,
                        ruling.state(),
                        reason,
                        review ? properties.readBy(today) : null),
                raw);
        if (debtor == null || affair == null) {
            return reply;
        }
        String words = understood.inWords() + contacts.inWords(mail) + (review ? "; a person reads it: " + reason : "");
        history.append(List.of(new ContactEvent(
                debtor, match.noticeId(), match.deliveryId(), "REPLY", "debtor", "reply " + reply + ": " + words)));
        boolean cameBack = mail.envelope().isBounce()
                && bounces.cameBack(reply, mail.envelope().automatic(), match);
        note(
                "rep-" + key.substring(0, KEY_DIGITS),
                affair,
                today,
                (cameBack
                                ? "Notice " + match.noticeId() + " came back (reply " + reply + ": " + words
                                        + "): it does not count as sent"
                                : "Reply " + reply + " of the debtor: " + words)
                        + quoted(mail.interpretation().evidence()));
        consequences.follow(reply, understood, affair, match, ruling.state(), today);
        if (mail.interpretation().besides().contains(Beside.CONTESTS) && match.certain()) {
            consequences.contested(reply, understood, affair, today, properties.owner());
        }
        if (review) {
            tasks.open(
                    Tasks.Kind.REPLY,
                    debtor.source(),
                    debtor.company(),
                    debtor.number(),
                    limited("reply " + reply + " is for a person: " + words, 500));
        }
        return reply;
    }

    /** One line about a reply for the ERP; about nothing that is open there is nothing to note it on. */
    void note(String naturalKey, Affair affair, LocalDate today, String text) {
        List<Affair.Item> items = affair.answered().isEmpty() ? affair.open() : affair.answered();
        if (items.isEmpty() && affair.notice() == null) {
            return;
        }
        Money total = items.stream()
                .map(Affair.Item::residual)
                .filter(amount ->
                        amount.currency().equals(items.get(0).residual().currency()))
                .reduce(Money::plus)
                .orElse(Money.of("0", "EUR"));
        writeBack.queueAnswer(
                new AnswerEntry(
                        naturalKey,
                        WriteBackEntry.Kind.NOTE,
                        affair.debtor(),
                        affair.notice(),
                        today,
                        total,
                        text,
                        null),
                items.stream().map(Affair.Item::id).toList());
    }

    private static String quoted(List<Evidence> evidence) {
        String words = evidence.stream()
                .map(one -> one.words().replaceAll("\\s+", " "))
                .distinct()
                .collect(Collectors.joining(" … "));
        return words.isBlank() ? "" : ": \"" + limited(words, LONGEST_QUOTE) + "\"";
    }

    private static String limited(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}
