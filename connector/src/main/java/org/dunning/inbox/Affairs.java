package org.dunning.inbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dunning.company.Companies;
import org.dunning.company.Company;
import org.dunning.ledger.Ledger;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what a reply can be about, and which day it is for its company. */
@Component
class Affairs {

    private final Ledger ledger;
    private final Companies companies;
    private final Clock clock;

    Affairs(Ledger ledger, Companies companies, Clock clock) {
        this.ledger = ledger;
        this.companies = companies;
        this.clock = clock;
    }

    Affair of(DebtorKey debtor, @Nullable Long notice) {
        List<Affair.Item> open = items(ledger.sql("select o.* from open_item o where o.source = :source"
                        + " and o.company = :company and o.debtor_no = :debtor and o.closed_sweep is null and o.residual > 0"
                        + " order by o.due_date, o.document, o.line")
                .param("source", debtor.source())
                .param("company", debtor.company())
                .param("debtor", debtor.number()));
        if (notice == null) {
            return new Affair(debtor, null, open, open);
        }
        List<Affair.Item> answered =
                items(ledger.sql("select o.* from notice_item c join open_item o on o.id = c.item_id"
                                + " where c.notice_id = :notice and c.role in ('DEMANDED', 'UPCOMING') and o.closed_sweep is null"
                                + " and o.residual > 0 order by o.due_date, o.document, o.line")
                        .param("notice", notice));
        return new Affair(debtor, notice, answered, open);
    }

    private static List<Affair.Item> items(JdbcClient.StatementSpec query) {
        return query.query((row, n) -> new Affair.Item(
                        row.getLong("id"),
                        row.getString("document"),
                        new Money(
                                row.getBigDecimal("residual").stripTrailingZeros(),
                                Currency.getInstance(row.getString("currency")))))
                .list();
    }

    /** The debtor by its number in the ERP, if only one company has it. */
    Optional<DebtorKey> debtor(@Nullable String company, String number) {
        List<DebtorKey> found = ledger.sql("select source, company, number from debtor where number = :number"
                        + (company == null ? "" : " and company = :company"))
                .param("number", number)
                .param("company", company)
                .query((row, n) -> new DebtorKey(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The debtor's language in the ERP, ISO 639, or null. */
    @Nullable
    String language(DebtorKey debtor) {
        return ledger.sql("select language from debtor where source = :source and company = :company"
                        + " and number = :debtor and language is not null")
                .param("source", debtor.source())
                .param("company", debtor.company())
                .param("debtor", debtor.number())
                .query(String.class)
                .optional()
                .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                .filter(language -> !language.isEmpty())
                .orElse(null);
    }

    /** The day it is in the company's zone. */
    LocalDate today(@Nullable DebtorKey debtor) {
        Company company = debtor == null ? null : companies.companies().get(debtor.company());
        ZoneId zone = company == null ? ZoneOffset.UTC : company.zone();
        return LocalDate.now(clock.withZone(zone));
    }
}
