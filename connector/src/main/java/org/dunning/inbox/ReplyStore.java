package org.dunning.inbox;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.dunning.ledger.Ledger;
import org.dunning.reply.Evidence;
import org.dunning.reply.Interpretation;
import org.dunning.reply.PromisedPayment;
import org.dunning.reply.ReadMail;
import org.springframework.stereotype.Component;

/** The replies in the ledger. */
@Component
class ReplyStore {

    private final Ledger ledger;
    private final Clock clock;

    ReplyStore(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    boolean has(String key) {
        return ledger.sql("select count(*) from reply where mail_key = :key")
                        .param("key", key)
                        .query(Long.class)
                        .single()
                > 0;
    }

    long add(String key, String sha256, byte[] raw, ReadMail mail, Match match, ReplyState state) {
        Interpretation said = mail.interpretation();
        long id = ledger.insert(ledger.sql(
                        "insert into reply (mail_key, raw_sha256, message_id, sender, sent_on, arrived_at, source, company,"
                                + " debtor_no, notice_id, delivery_id, intent, state, reason, written, evidence, claimed_paid_on) values (:key, :sha,"
                                + " :message, :sender, :sent, :now, :source, :company, :debtor, :notice, :delivery, :intent, :state, :reason, :written,"
                                + " :evidence, :claimed)")
                .param("key", key)
                .param("sha", sha256)
                .param("message", limited(mail.envelope().messageId(), 400))
                .param("sender", limited(mail.envelope().sender(), 320))
                .param("sent", mail.envelope().sentOn())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("source", match.debtor() == null ? null : match.debtor().source())
                .param("company", match.debtor() == null ? null : match.debtor().company())
                .param("debtor", match.debtor() == null ? null : match.debtor().number())
                .param("notice", match.noticeId())
                .param("delivery", match.deliveryId())
                .param("intent", said.intent().label())
                .param("state", state.name())
                .param("reason", limited(said.reason() + "; " + match.how(), 500))
                .param("written", limited(said.written().replace("\u0000", ""), 8000))
                .param("evidence", limited(evidence(said), 2000))
                .param("claimed", said.claimedPaidOn()));
        promises(id, said.promises());
        if (!hasRaw(sha256)) {
            ledger.batch(
                    "insert into reply_raw (sha256, bytes) values (?, ?)",
                    List.<Object[]>of(new Object[] {sha256, raw}));
        }
        return id;
    }

    private boolean hasRaw(String sha256) {
        return ledger.sql("select count(*) from reply_raw where sha256 = :sha")
                        .param("sha", sha256)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void promises(long id, List<PromisedPayment> promises) {
        for (int i = 0; i < promises.size(); i++) {
            PromisedPayment promise = promises.get(i);
            ledger.sql("insert into reply_promise (reply_id, position, promised_on, amount, documents)"
                            + " values (:id, :position, :on, :amount, :documents)")
                    .param("id", id)
                    .param("position", i)
                    .param("on", promise.on())
                    .param("amount", promise.amount())
                    .param("documents", limited(String.join("\n", promise.invoices()), 1000))
                    .update();
        }
    }

    private static String evidence(Interpretation said) {
        return said.evidence().stream()
                .map(Evidence::words)
                .collect(Collectors.joining("\n"))
                .replace("\u0000", "");
    }

    private static String limited(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}
