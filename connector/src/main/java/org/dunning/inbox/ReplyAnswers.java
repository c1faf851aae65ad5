package org.dunning.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.dunning.company.MessageId;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.DebtorAccount;
import org.dunning.ledger.Ledger;
import org.dunning.outbox.AnswerDraft;
import org.dunning.outbox.Answers;
import org.dunning.receivable.Courtesy;
import org.dunning.receivable.Money;
import org.dunning.reply.ReplyIntent;
import org.dunning.run.AccountDecision;
import org.dunning.run.CompanyRun;
import org.dunning.run.ContactWindow;
import org.dunning.run.DecidedPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which replies get an answer: a promise that was taken, a copy that was asked for and that a person agreed to. Only mails
 * that came from the debtor's own address and were not found forged, and one a run for each debtor.
 */
@Component
public class ReplyAnswers {

    private final Ledger ledger;
    private final Affairs affairs;
    private final Answers answers;
    private final AnswerProperties properties;
    private final Clock clock;

    ReplyAnswers(Ledger ledger, Affairs affairs, Answers answers, AnswerProperties properties, Clock clock) {
        this.ledger = ledger;
        this.affairs = affairs;
        this.answers = answers;
        this.properties = properties;
        this.clock = clock;
    }

    /** Proposes what these debtors are answered; nothing is when the sweep cannot be believed. */
    public void propose(@Body DecidedPage page, @ExchangeProperty("run") CompanyRun run) {
        boolean on = properties.promiseNoted() || properties.invoiceCopy();
        if (!on || run.lookAhead() || run.tally().refused()) {
            return;
        }
        Map<String, DebtorAccount> accounts = new HashMap<>();
        page.accounts().stream()
                .map(AccountDecision::account)
                .forEach(account -> accounts.put(account.debtor().key().number(), account));
        Map<String, AnswerDraft> drafts = new LinkedHashMap<>();
        for (Reply reply : replies(run, accounts.keySet())) {
            DebtorAccount account = Objects.requireNonNull(accounts.get(reply.debtorNo));
            if (!drafts.containsKey(reply.debtorNo) && mayBeAnswered(account, reply)) {
                AnswerDraft draft = draft(reply, account, run);
                if (draft != null) {
                    drafts.put(reply.debtorNo, draft);
                }
            }
        }
        answers.propose(run, List.copyOf(drafts.values()));
    }

    /** Whether a reply that asks for a copy gets it once a person has agreed. */
    boolean sendsCopies(long reply) {
        return properties.invoiceCopy()
                && ledger.sql("select count(*) from reply where id = :id and answerable = true")
                                .param("id", reply)
                                .query(Long.class)
                                .single()
                        == 1;
    }

    private record Reply(
            long number,
            String mailKey,
            String debtorNo,
            String sender,
            String messageId,
            @Nullable Long notice,
            boolean promise,
            List<String> documents) {}

    /** The oldest first; those that are answered already are left out. */
    private List<Reply> replies(CompanyRun run, Collection<String> debtors) {
        return debtors.isEmpty()
                ? List.of()
                : ledger
                        .sql("select r.* from reply r where r.debtor_no in (:debtors) and r.source = :source"
                                + " and r.company = :company and r.answerable = true"
                                + " and coalesce(r.decided_at, r.arrived_at) > :since"
                                + " and (r.intent in ('promise', 'partial_promise') and r.state in ('APPLIED', 'CONFIRMED', 'CORRECTED')"
                                + " or r.intent = 'query' and r.wants = 'COPY' and r.state in ('CONFIRMED', 'CORRECTED'))"
                                + " and not exists (select 1 from notice n join delivery d on d.notice_id = n.id"
                                + " where n.reply_id = r.id and d.state not in ('PROPOSED', 'APPROVED', 'RETRY', 'WITHDRAWN'))"
                                + " order by r.id")
                        .param("debtors", debtors)
                        .param("source", run.source())
                        .param("company", run.company())
                        .param(
                                "since",
                                clock.instant()
                                        .minus(Duration.ofDays(properties.withinDays()))
                                        .atOffset(ZoneOffset.UTC))
                        .query((row, n) -> reply(row))
                        .list()
                        .stream()
                        .filter(reply -> reply.promise ? properties.promiseNoted() : properties.invoiceCopy())
                        .filter(reply -> MessageId.isUsable(reply.messageId))
                        .toList();
    }

    private static Reply reply(ResultSet row) throws SQLException {
        String documents = row.getString("documents");
        return new Reply(
                row.getLong("id"),
                row.getString("mail_key"),
                row.getString("debtor_no"),
                row.getString("sender"),
                row.getString("message_id"),
                row.getObject("notice_id", Long.class),
                !row.getString("intent").equals(ReplyIntent.QUERY.label()),
                documents.isEmpty() ? List.of() : List.of(documents.split("\n")));
    }

    /** The address must still be the debtor's; whoever is stopped or held as a whole is for a person. */
    private static boolean mayBeAnswered(DebtorAccount account, Reply reply) {
        String email = account.debtor().email();
        return email != null
                && Correspondence.isTheirs(reply.sender, email)
                && account.debtor().stopReason() == null
                && account.debtor().blockReason() == null
                && account.holds().isEmpty();
    }

    private @Nullable AnswerDraft draft(Reply reply, DebtorAccount account, CompanyRun run) {
        Map<Long, AccountItem> open = new LinkedHashMap<>();
        account.items().stream()
                .filter(item -> item.id() != null && item.item().residual().isPositive())
                .forEach(item -> open.put(Objects.requireNonNull(item.id()), item));
        List<Share> shares = (reply.promise ? promised(reply) : asked(reply, account))
                .stream().filter(share -> open.containsKey(share.item)).toList();
        List<LocalDate> days = new ArrayList<>();
        Money total = null;
        Map<Long, AccountItem> items = new LinkedHashMap<>();
        for (Share share : shares) {
            AccountItem item = Objects.requireNonNull(open.get(share.item));
            Money amount = share.amount == null
                    ? item.item().residual()
                    : new Money(
                            share.amount.stripTrailingZeros(),
                            item.item().residual().currency());
            if (total != null && !total.currency().equals(amount.currency())) {
                return null;
            }
            total = total == null ? amount : total.plus(amount);
            items.put(share.item, item);
            if (share.on != null && !days.contains(share.on)) {
                days.add(share.on);
            }
        }
        return total == null
                ? null
                : new AnswerDraft(
                        reply.promise ? Courtesy.PROMISE_NOTED : Courtesy.INVOICE_COPY,
                        "answer/" + reply.mailKey,
                        reply.number,
                        account.debtor().key(),
                        reply.sender,
                        total,
                        days.size() == 1 ? days.get(0) : null,
                        List.copyOf(items.values()),
                        ContactWindow.of(account, total, run.context()));
    }

    private record Share(long item, @Nullable LocalDate on, java.math.@Nullable BigDecimal amount) {}

    /** What it promised and still holds. */
    private List<Share> promised(Reply reply) {
        return ledger.sql("select item_id, promised_on, coalesce(amount, residual) as amount from promise"
                        + " where reply_id = :reply and state = 'OPEN' order by promised_on, id")
                .param("reply", reply.number)
                .query((row, n) -> new Share(
                        row.getLong("item_id"),
                        row.getObject("promised_on", LocalDate.class),
                        row.getBigDecimal("amount")))
                .list();
    }

    /** What it names, else what its notice named. */
    private List<Share> asked(Reply reply, DebtorAccount account) {
        return affairs.of(account.debtor().key(), reply.notice).of(reply.documents).stream()
                .map(item -> new Share(item.id(), null, null))
                .toList();
    }
}
