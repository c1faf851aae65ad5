package org.dunning.inbox;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.dunning.ledger.Fingerprint;
import org.dunning.ledger.Ledger;
import org.dunning.receivable.DebtorKey;
import org.dunning.reply.KnownAccount;
import org.dunning.reply.MailEnvelope;
import org.dunning.reply.MailInterpreter;
import org.dunning.reply.OpenInvoice;
import org.dunning.reply.ReadMail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Takes one mail: matched, understood, stored and acted upon in one commit, and only once however often it comes. */
@Component
public class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private static final String TOO_LARGE = "the mail is too large; only its beginning was read";

    private final Ledger ledger;
    private final ReplyStore store;
    private final Correspondence correspondence;
    private final Affairs affairs;
    private final Reception reception;
    private final MailInterpreter interpreter;

    Inbox(
            Ledger ledger,
            ReplyStore store,
            Correspondence correspondence,
            Affairs affairs,
            Reception reception,
            MailInterpreter interpreter) {
        this.ledger = ledger;
        this.store = store;
        this.correspondence = correspondence;
        this.affairs = affairs;
        this.reception = reception;
        this.interpreter = interpreter;
    }

    /** @param raw the mail exactly as it came */
    public void receive(byte[] raw) {
        receive(raw, false);
    }

    /**
     * Takes a mail or the beginning of one.
     *
     * @param cut it is larger than is read: its beginning is kept, and a person looks at the mail
     */
    public void receive(byte[] raw, boolean cut) {
        String sha256 = Fingerprint.sha256(raw);
        if (store.hasMail(sha256)) {
            return;
        }
        var found = new AtomicReference<Match>(Match.none("the mail cannot be read"));
        ReadMail mail = interpreter.read(raw, envelope -> known(envelope, found));
        String key = key(mail, sha256);
        if (store.has(key)) {
            return;
        }
        Match match = match(mail, match(found));
        try {
            long id = ledger.commit(() -> reception.take(
                    key,
                    raw,
                    mail,
                    cut ? match.uncertain(TOO_LARGE) : match,
                    correspondence.proof(mail.envelope()).inWords()));
            LOG.info("reply {}: {}", id, mail.interpretation().intent().label());
        } catch (DuplicateKeyException e) {
            // Another process that reads the same mailbox was faster; anything else is a failure.
            if (!store.has(key)) {
                throw e;
            }
        }
    }

    /** A mail that comes by two ways has other bytes and the same Message-ID and words; without the one, only its bytes tell. */
    private static String key(ReadMail mail, String sha256) {
        MailEnvelope envelope = mail.envelope();
        return envelope.messageId().isEmpty()
                ? sha256
                : Fingerprint.sha256(envelope.messageId() + "\n" + envelope.sender() + "\n"
                        + mail.interpretation().written());
    }

    private Match match(ReadMail mail, Match found) {
        return found.debtor() == null && !mail.envelope().automatic().isMachine()
                ? correspondence.byWords(mail.envelope(), mail.interpretation(), found)
                : found;
    }

    private static Match match(AtomicReference<Match> found) {
        return Objects.requireNonNull(found.get());
    }

    private KnownAccount known(MailEnvelope envelope, AtomicReference<Match> found) {
        if (correspondence.isOwn(envelope)) {
            found.set(Match.none("nothing follows from it"));
            return KnownAccount.OURS;
        }
        Match match = correspondence.of(envelope);
        found.set(match);
        DebtorKey debtor = match.debtor();
        if (debtor == null || envelope.automatic().isMachine()) {
            return KnownAccount.NONE;
        }
        return new KnownAccount(
                affairs.language(debtor),
                affairs.of(debtor, null).open().stream()
                        .map(item -> new OpenInvoice(
                                item.document(),
                                item.residual().amount(),
                                item.residual().currency().getCurrencyCode()))
                        .toList(),
                false,
                match.deliveryId() == null ? "" : correspondence.sentText(match.deliveryId()));
    }
}
