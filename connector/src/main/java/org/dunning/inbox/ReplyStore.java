package org.dunning.inbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.dunning.ledger.Ledger;
import org.dunning.receivable.DebtorKey;
import org.dunning.reply.Beside;
import org.dunning.reply.Evidence;
import org.dunning.reply.Interpretation;
import org.dunning.reply.MailEnvelope;
import org.dunning.reply.ReadMail;
import org.dunning.reply.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts replies into the ledger. */
@Component
class ReplyStore {

    private final Ledger ledger;
    private final Clock clock;

    ReplyStore(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A reply with what was made of it.
     *
     * @param key the same for the same mail, however often it comes
     * @param proof of the sender, in words
     * @param dueOn when a person should have read it; null when none has to
     */
    record Arrived(
            String key,
            String sha256,
            ReadMail mail,
            Match match,
            String proof,
            ReplyState state,
            String reason,
            @Nullable LocalDate dueOn) {}

    boolean has(String key) {
        return ledger.sql("select count(*) from reply where mail_key = :key")
                        .param("key", key)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Whether exactly this mail came before, whatever was read from it then. */
    boolean hasMail(String sha256) {
        return ledger.sql("select count(*) from reply where raw_sha256 = :sha")
                        .param("sha", sha256)
                        .query(Long.class)
                        .single()
                > 0;
    }

    long add(Arrived arrived, byte[] raw) {
        Interpretation said = arrived.mail.interpretation();
        MailEnvelope envelope = arrived.mail.envelope();
        DebtorKey debtor = arrived.match.debtor();
        long id = ledger.insert(ledger.sql(
                        "insert into reply (mail_key, raw_sha256, message_id, sender, subject, sent_on, arrived_at, source, company,"
                                + " debtor_no, notice_id, delivery_id, intent, state, reason, written, evidence, spans, documents,"
                                + " claimed_paid_on, due_on, answerable, wants, contests, sender_proof) values (:key, :sha, :message, :sender, :subject, :sent, :now, :source,"
                                + " :company, :debtor, :notice, :delivery, :intent, :state, :reason, :written, :evidence, :spans,"
                                + " :documents, :claimed, :due,"
                                + " :answerable, :wants, :contests, :proof)")
                .param("key", arrived.key)
                .param("sha", arrived.sha256)
                .param("message", limited(envelope.messageId(), 400))
                .param("sender", limited(envelope.sender(), 320))
                .param("subject", limited(envelope.subject(), 400))
                .param("sent", envelope.sentOn())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("source", debtor == null ? null : debtor.source())
                .param("company", debtor == null ? null : debtor.company())
                .param("debtor", debtor == null ? null : debtor.number())
                .param("notice", arrived.match.noticeId())
                .param("delivery", arrived.match.deliveryId())
                .param("intent", said.intent().label())
                .param("state", arrived.state.name())
                .param("reason", limited(arrived.reason, 500))
                .param("written", limited(said.written(), 8000))
                .param("evidence", limited(evidence(said), 2000))
                .param("spans", limited(EvidenceSpans.written(said.evidence()), 1000))
                .param("documents", limited(String.join("\n", said.invoices()), 2000))
                .param("claimed", said.claimedPaidOn())
                .param("due", arrived.dueOn)
                .param(
                        "answerable",
                        arrived.match.certain() && !envelope.automatic().isMachine())
                .param("wants", said.wish() == Wish.NOTHING ? null : said.wish().name())
                .param("contests", said.besides().contains(Beside.CONTESTS))
                .param("proof", limited(arrived.proof, 300)));
        promises(id, Understood.of(said).promises());
        if (!hasRaw(arrived.sha256)) {
            ledger.batch(
                    "insert into reply_raw (sha256, bytes) values (?, ?)",
                    List.<Object[]>of(new Object[] {arrived.sha256, raw}));
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

    private void promises(long id, List<Understood.Promised> promises) {
        for (int i = 0; i < promises.size(); i++) {
            Understood.Promised promise = promises.get(i);
            ledger.sql("insert into reply_promise (reply_id, position, promised_on, amount, currency, documents)"
                            + " values (:id, :position, :on, :amount, :currency, :documents)")
                    .param("id", id)
                    .param("position", i)
                    .param("on", promise.on())
                    .param("amount", promise.amount())
                    .param("currency", promise.currency())
                    .param("documents", limited(String.join("\n", promise.documents()), 1000))
                    .update();
        }
    }

    /** A person's understanding takes the place of the connector's; false when somebody has decided meanwhile. */
    boolean decide(ReplyFile reply, ReplyState to, Understood understood, String by, String why) {
        boolean decided = ledger.sql("update reply set state = :to, intent = :intent, documents = :documents,"
                                + " claimed_paid_on = :claimed, source = coalesce(:source, source), company = coalesce(:company, company),"
                                + " debtor_no = coalesce(:debtor, debtor_no), notice_id = :notice, decided_by = :by, decided_at = :now, decision = :why"
                                + " where id = :id and state = :from")
                        .param("to", to.name())
                        .param("intent", understood.intent().label())
                        .param("documents", limited(String.join("\n", understood.documents()), 2000))
                        .param("claimed", understood.claimedPaidOn())
                        .param("source", reply.source())
                        .param("company", reply.company())
                        .param("debtor", reply.debtorNo())
                        .param("notice", reply.notice())
                        .param("by", by)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("why", limited(why, 500))
                        .param("id", reply.number())
                        .param("from", reply.state().name())
                        .update()
                == 1;
        if (decided && to == ReplyState.CORRECTED) {
            ledger.sql("delete from reply_promise where reply_id = :id")
                    .param("id", reply.number())
                    .update();
            promises(reply.number(), understood.promises());
        }
        return decided;
    }

    private static String evidence(Interpretation said) {
        return said.evidence().stream().map(Evidence::words).collect(Collectors.joining("\n"));
    }

    private static String limited(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}
