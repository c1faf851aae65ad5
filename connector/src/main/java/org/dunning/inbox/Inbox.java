package org.dunning.inbox;

import org.dunning.ledger.Fingerprint;
import org.dunning.ledger.Ledger;
import org.dunning.reply.Interpretation;
import org.dunning.reply.MailInterpreter;
import org.dunning.reply.ReadMail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes one mail: understood, matched, stored and acted upon in one commit, and only once however often it comes. */
@Component
public class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final Ledger ledger;
    private final ReplyStore store;
    private final Correspondence correspondence;
    private final Consequences consequences;
    private final MailInterpreter interpreter = MailInterpreter.byRules();

    Inbox(Ledger ledger, ReplyStore store, Correspondence correspondence, Consequences consequences) {
        this.ledger = ledger;
        this.store = store;
        this.correspondence = correspondence;
        this.consequences = consequences;
    }

    /** @param raw the mail exactly as it came */
    public void receive(byte[] raw) {
        ReadMail mail = interpreter.read(raw);
        String key = Fingerprint.sha256(mail.envelope().messageId() + "\n"
                + mail.envelope().sender() + "\n" + mail.interpretation().written());
        if (store.has(key)) {
            return;
        }
        ledger.commit(() -> {
            Match match = correspondence.of(mail);
            Interpretation said = mail.interpretation();
            ReplyState state = consequences.stateOf(mail, match);
            long id = store.add(key, Fingerprint.sha256(raw), raw, mail, match, state);
            consequences.follow(id, key, mail, match, state);
            LOG.info("reply {}: {}, {}", id, said.intent().label(), state);
        });
    }
}
