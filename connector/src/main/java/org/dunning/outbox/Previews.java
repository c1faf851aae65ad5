package org.dunning.outbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dunning.company.Companies;
import org.dunning.company.Company;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.RecheckRequest;
import org.dunning.mapping.MappedRecord;
import org.dunning.notice.NoticeFacts;
import org.dunning.procedure.DunningStage;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.Money;
import org.dunning.receivable.OpenItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a debtor would be told of its account as the ERP has it now; nothing is stored or sent. */
@Component
public class Previews {

    private final Ledger ledger;
    private final Companies companies;
    private final Clock clock;

    Previews(Ledger ledger, Companies companies, Clock clock) {
        this.ledger = ledger;
        this.companies = companies;
        this.clock = clock;
    }

    /** The debtor of a document, or of this number; empty when no sweep has seen either. */
    public Optional<DebtorKey> debtor(String documentOrDebtor) {
        return ledger.sql("select source, company, debtor_no from open_item where closed_sweep is null"
                        + " and (document = :name or debtor_no = :name) order by id limit 1")
                .param("name", documentOrDebtor)
                .query((row, n) ->
                        new DebtorKey(row.getString("source"), row.getString("company"), row.getString("debtor_no")))
                .optional();
    }

    /** The stage of its newest notice; empty when it has had none. */
    public Optional<String> newestStage(DebtorKey debtor) {
        return ledger.sql("select stage from notice n where source = :source and company = :company"
                        + " and debtor_no = :debtor and " + Ledger.IS_DUNNING + " order by id desc limit 1")
                .param("source", debtor.source())
                .param("company", debtor.company())
                .param("debtor", debtor.number())
                .query(String.class)
                .optional();
    }

    public Company company(DebtorKey debtor) {
        return companies.get(debtor.company());
    }

    /** The question for {@code direct:erp-recheck}: all its open items, and its credits. */
    public RecheckRequest request(DebtorKey debtor) {
        List<String> keys = ledger.sql("select erp_key from open_item where closed_sweep is null and source = :source"
                        + " and company = :company and debtor_no = :debtor order by id")
                .param("source", debtor.source())
                .param("company", debtor.company())
                .param("debtor", debtor.number())
                .query(String.class)
                .list();
        String erpId = company(debtor).erpId();
        return new RecheckRequest(
                debtor.company(),
                erpId == null ? debtor.company() : erpId,
                today(debtor),
                keys,
                List.of(debtor.number()));
    }

    private LocalDate today(DebtorKey debtor) {
        return LocalDate.now(clock.withZone(company(debtor).zone()));
    }

    /**
     * What it would be told; empty when the ERP has nothing open of it now.
     *
     * @param language null means the debtor's
     */
    public Optional<NoticeFacts> facts(
            DebtorKey key, List<MappedRecord> fresh, DunningStage stage, @Nullable Locale language) {
        List<MappedRecord.Mapped> own = fresh.stream()
                .filter(MappedRecord.Mapped.class::isInstance)
                .map(MappedRecord.Mapped.class::cast)
                .filter(mapped -> mapped.debtor().key().equals(key))
                .toList();
        if (own.stream().allMatch(mapped -> mapped.item().isCredit())) {
            return Optional.empty();
        }
        Debtor debtor = own.get(0).debtor();
        var currency = own.stream()
                .filter(mapped -> !mapped.item().isCredit())
                .findFirst()
                .orElseThrow()
                .item()
                .residual()
                .currency();
        LocalDate on = today(key);
        List<NoticeFacts.Line> overdue = new ArrayList<>();
        List<NoticeFacts.Line> notYetDue = new ArrayList<>();
        List<NoticeFacts.Line> credits = new ArrayList<>();
        own.stream()
                .map(MappedRecord.Mapped::item)
                .filter(item -> item.residual().currency().equals(currency))
                .map(item -> line(item, on))
                .forEach(line ->
                        (line.open().isNegative() ? credits : line.daysOverdue() > 0 ? overdue : notYetDue).add(line));
        List<NoticeFacts.Line> asked = overdue.isEmpty() || stage.isBeforeOverdue() ? notYetDue : overdue;
        boolean before = asked == notYetDue;
        Money zero = Money.zero(currency);
        Money owed = asked.stream().map(NoticeFacts.Line::open).reduce(zero, Money::plus);
        Money netted = credits.stream().map(NoticeFacts.Line::open).reduce(owed, Money::plus);
        Integer days = stage.daysToPay();
        Company company = company(key);
        return Optional.of(new NoticeFacts(
                0,
                company,
                company.name() == null ? key.company() : company.name(),
                debtor,
                stage.stage(),
                stage.templateName(),
                language != null ? language : debtor.language() == null ? company.language() : debtor.language(),
                on,
                days == null ? null : on.plusDays(days),
                before ? List.of() : overdue,
                notYetDue,
                netted.isPositive() ? credits : List.of(),
                netted.isPositive() ? netted : owed,
                List.of()));
    }

    private static NoticeFacts.Line line(OpenItem item, LocalDate on) {
        LocalDate due = item.dueDate();
        return new NoticeFacts.Line(
                item.key().document(),
                item.reference(),
                item.documentDate(),
                due,
                item.amount(),
                item.residual(),
                due == null ? 0 : ChronoUnit.DAYS.between(due, on),
                item.link());
    }
}
