package org.dunning.erp.sap;

import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.dunning.company.Companies;
import org.dunning.erp.odata.ODataException;
import org.dunning.erp.odata.ODataException.Kind;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Contacts as rows of the table {@code dunning_contacts} in a database of ours, from where somebody else loads SAP. */
@Lazy
@Component
class SapOutbox implements ContactHistorySink {

    private final @Nullable DataSource database;
    private final Companies companies;

    @Autowired
    SapOutbox(@Qualifier("erpWriteDatabase") ObjectProvider<DataSource> database, Companies companies) {
        this(database.getIfAvailable(), companies);
    }

    SapOutbox(@Nullable DataSource database, Companies companies) {
        this.database = database;
        this.companies = companies;
    }

    @Override
    public Set<String> held(Collection<String> naturalKeys) {
        return naturalKeys.isEmpty()
                ? Set.of()
                : new HashSet<>(sql().sql("select natural_key from dunning_contacts where natural_key in (:keys)")
                        .param("keys", naturalKeys)
                        .query(String.class)
                        .list());
    }

    @Override
    public Map<String, WriteBackResult> write(List<WriteBackEntry> entries) {
        Set<String> before =
                held(entries.stream().map(WriteBackEntry::naturalKey).toList());
        Map<String, WriteBackResult> results = new HashMap<>();
        for (WriteBackEntry entry : entries) {
            String key = entry.naturalKey();
            results.put(key, before.contains(key) ? WriteBackResult.alreadyThere(key) : insert(entry));
        }
        return results;
    }

    private WriteBackResult insert(WriteBackEntry entry) {
        String key = entry.naturalKey();
        try {
            sql().sql(
                            "insert into dunning_contacts (natural_key, kind, company, debtor_no, contacted_at, business_date, stage,"
                                    + " channel, documents, erp_keys, total, currency, note) values (:key, :kind, :company, :debtor,"
                                    + " :at, :on, :stage, :channel, :documents, :keys, :total, :currency, :note)")
                    .param("key", key)
                    .param("kind", entry.kind().name())
                    .param("company", SapItems.companyCode(companies, entry.company()))
                    .param("debtor", entry.debtorNo())
                    .param("at", entry.at().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("on", entry.on())
                    .param("stage", entry.stage())
                    .param("channel", entry.channel())
                    .param("documents", String.join(", ", entry.documents()))
                    .param("keys", String.join(", ", entry.erpKeys()))
                    .param("total", entry.total().amount())
                    .param("currency", entry.total().currency().getCurrencyCode())
                    .param("note", entry.text())
                    .update();
            return WriteBackResult.written(key);
        } catch (DataIntegrityViolationException e) {
            return held(List.of(key)).contains(key)
                    ? WriteBackResult.alreadyThere(key)
                    : WriteBackResult.rejected(key, "a value does not fit its column in dunning_contacts");
        }
    }

    private JdbcClient sql() {
        if (database == null) {
            throw new ODataException(
                    Kind.REFUSED,
                    "dunning.sap.write-back.contact-history is outbox, which needs dunning.erp-database.url and the table"
                            + " of config-samples/sap-ecc-sql/dunning_contacts.sql");
        }
        return JdbcClient.create(database);
    }
}
