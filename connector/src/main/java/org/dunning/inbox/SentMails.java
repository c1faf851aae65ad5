package org.dunning.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dunning.company.MessageId;
import org.dunning.ledger.Ledger;
import org.dunning.receivable.DebtorKey;
import org.dunning.reply.MailInterpreter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails that were sent, by what an answer can tell of them. */
@Component
class SentMails {

    private static final String SENT =
            "select n.id as notice, d.id, d.address, n.source, n.company, n.debtor_no, b.email from delivery d"
                    + " join notice n on n.id = d.notice_id left join debtor b on b.source = n.source"
                    + " and b.company = n.company and b.number = n.debtor_no where ";

    private final Ledger ledger;

    SentMails(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * One mail to a debtor.
     *
     * @param email the debtor's address in the ERP by now
     */
    record Sent(long noticeId, long deliveryId, DebtorKey debtor, String address, @Nullable String email) {

        Match match(boolean certain, String how) {
            return new Match(debtor, noticeId, deliveryId, certain, how);
        }
    }

    /** The newest first. */
    List<Sent> withMessageIds(Collection<String> ids) {
        // The token in a Message-ID of ours has an index.
        List<String> tokens =
                ids.stream().map(MessageId::token).filter(Objects::nonNull).toList();
        return tokens.isEmpty()
                ? List.of()
                : list(ledger.sql(SENT + "d.token in (:tokens) and d.message_id in (:ids) order by d.id desc")
                        .param("tokens", tokens)
                        .param("ids", ids));
    }

    /** The newest first. */
    List<Sent> withTokens(Collection<String> tokens) {
        return tokens.isEmpty()
                ? List.of()
                : list(ledger.sql(SENT + "d.token in (:tokens) order by d.id desc")
                        .param("tokens", tokens));
    }

    /** Empty when there is no such delivery. */
    Optional<Sent> withId(long delivery) {
        return list(ledger.sql(SENT + "d.id = :id").param("id", delivery)).stream()
                .findFirst();
    }

    /** The newest mail to a debtor that still owes something of it; null when there is none. */
    @Nullable
    Sent newestOf(DebtorKey debtor) {
        return list(ledger.sql(SENT + "n.source = :source and n.company = :company and n.debtor_no = :debtor"
                                + " and d.state in ('SENT', 'SUSPECT') and exists (select 1 from notice_item c"
                                + " join open_item o on o.id = c.item_id where c.notice_id = n.id and o.closed_sweep is null)"
                                + " order by d.id desc limit 1")
                        .param("source", debtor.source())
                        .param("company", debtor.company())
                        .param("debtor", debtor.number()))
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Whose open documents these are. */
    List<DebtorKey> debtorsOf(Collection<String> documents) {
        return documents.isEmpty()
                ? List.of()
                : debtors(ledger.sql("select distinct source, company, debtor_no from open_item"
                                + " where document in (:documents) and closed_sweep is null")
                        .param("documents", documents));
    }

    /** Who has this address in the ERP. */
    List<DebtorKey> debtorsWith(String address) {
        return address.isEmpty()
                ? List.of()
                : debtors(ledger.sql("select source, company, number from debtor where lower(email) = :address")
                        .param("address", address));
    }

    /** Who has an address of this domain in the ERP; two are as good as more. */
    List<DebtorKey> debtorsAt(String domain) {
        return domain.isEmpty()
                ? List.of()
                : debtors(ledger.sql(
                                "select source, company, number from debtor"
                                        + " where right(lower(email), :length) = :domain order by source, company, number limit 2")
                        .param("length", domain.length() + 1)
                        .param("domain", "@" + domain));
    }

    /** The text of a mail as it was handed over; empty when it is not kept. */
    String textOf(long delivery) {
        return ledger.sql("select bytes from sent_message where delivery_id = :delivery")
                .param("delivery", delivery)
                .query((row, i) -> MailInterpreter.textOf(row.getBytes("bytes")))
                .optional()
                .orElse("");
    }

    private static List<DebtorKey> debtors(JdbcClient.StatementSpec query) {
        return query.query((row, i) -> new DebtorKey(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private static List<Sent> list(JdbcClient.StatementSpec query) {
        return query.query((row, i) -> sent(row)).list();
    }

    private static Sent sent(ResultSet row) throws SQLException {
        return new Sent(
                row.getLong("notice"),
                row.getLong("id"),
                new DebtorKey(row.getString("source"), row.getString("company"), row.getString("debtor_no")),
                row.getString("address"),
                row.getString("email"));
    }
}
