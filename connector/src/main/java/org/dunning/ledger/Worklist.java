package org.dunning.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits for a person: notices to approve, deliveries nobody knows about, tasks. */
@Component
public class Worklist {

    private final Ledger ledger;

    Worklist(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * A notice with its one delivery.
     *
     * @param documents how many items it demands or announces
     * @param approval who must approve it: NONE, ONE_PERSON
     * @param rule why a person must approve it
     * @param priority its score, and its parts: amounts times days overdue
     * @param answer the channel's, for one that was tried
     */
    public record Notice(
            long number,
            String company,
            String debtorNo,
            String debtorName,
            LocalDate on,
            String stage,
            Money total,
            long documents,
            String approval,
            @Nullable String rule,
            @Nullable String priority,
            @Nullable String answer) {}

    /** One open task. */
    public record Task(String company, String kind, String debtorNo, String debtorName, String detail, Instant since) {}

    /** Notices in a state, those a person must approve first, then by urgency; at most so many. */
    public List<Notice> notices(String state, int most) {
        return ledger.sql("select n.*, d.answer, b.name, (select count(*) from notice_item i where i.notice_id = n.id"
                        + " and i.role <> 'CREDIT') as documents from notice n join delivery d on d.notice_id = n.id"
                        + " left join debtor b on b.source = n.source and b.company = n.company and b.number = n.debtor_no"
                        + " where d.state = :state order by case when n.approval = 'NONE' then 1 else 0 end,"
                        + " n.currency, coalesce(n.priority, 0) desc, n.total desc, n.id limit :most")
                .param("state", state)
                .param("most", most)
                .query((row, n) -> notice(row))
                .list();
    }

    /** Open tasks, oldest first, at most so many. */
    public List<Task> tasks(int most) {
        return ledger.sql("select t.*, b.name from task t left join debtor b on b.source = t.source"
                        + " and b.company = t.company and b.number = t.debtor_no"
                        + " where t.closed_at is null order by t.id limit :most")
                .param("most", most)
                .query((row, n) -> new Task(
                        row.getString("company"),
                        row.getString("kind"),
                        row.getString("debtor_no"),
                        name(row),
                        row.getString("detail"),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The company a notice belongs to; empty when there is no such notice. */
    public Optional<String> companyOf(long notice) {
        return ledger.sql("select company from notice where id = :id")
                .param("id", notice)
                .query(String.class)
                .optional();
    }

    /** The name of a debtor; empty when no sweep ever had it. */
    public Optional<String> debtorName(String source, String company, String debtorNo) {
        return ledger.sql("select name from debtor where source = :source and company = :company and number = :number")
                .param("source", source)
                .param("company", company)
                .param("number", debtorNo)
                .query(String.class)
                .optional();
    }

    private static Notice notice(ResultSet row) throws SQLException {
        BigDecimal total = row.getBigDecimal("total").stripTrailingZeros();
        return new Notice(
                row.getLong("id"),
                row.getString("company"),
                row.getString("debtor_no"),
                name(row),
                row.getObject("business_date", LocalDate.class),
                row.getString("stage"),
                new Money(total, Currency.getInstance(row.getString("currency"))),
                row.getLong("documents"),
                row.getString("approval"),
                row.getString("approval_rule"),
                priority(row),
                row.getString("answer"));
    }

    /** Such as {@code 400.00 = 10.00 EUR x 40 days}; null for a notice of which nothing is overdue. */
    static @Nullable String priority(ResultSet row) throws SQLException {
        BigDecimal score = row.getBigDecimal("priority");
        return score == null || score.signum() == 0
                ? null
                : score.toPlainString() + " = " + row.getString("priority_rule");
    }

    private static String name(ResultSet row) throws SQLException {
        return Objects.requireNonNullElse(row.getString("name"), "");
    }
}
