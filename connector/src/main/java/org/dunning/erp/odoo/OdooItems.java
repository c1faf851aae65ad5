package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.dunning.company.Company;
import org.dunning.erp.RecordPages;
import org.dunning.erp.odoo.OdooException.Kind;
import org.dunning.ledger.RecheckRequest;
import org.dunning.ledger.SweepRequest;
import org.dunning.ledger.SweepResult;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads open receivables: all of a company in pages, or some again just before sending. */
@Lazy
@Component
class OdooItems {

    private final OdooServer odoo;
    private final OdooFields fields;
    private final OdooProperties properties;
    private final OdooSweepBase base;
    private final OdooChanges changes;
    private final OdooPortal portal;
    private final OdooHolds holds;

    private @Nullable Map<Long, String> currencies;

    OdooItems(
            OdooServer odoo,
            OdooFields fields,
            OdooProperties properties,
            OdooSweepBase base,
            OdooChanges changes,
            OdooPortal portal,
            OdooHolds holds) {
        this.odoo = odoo;
        this.fields = fields;
        this.properties = properties;
        this.base = base;
        this.changes = changes;
        this.portal = portal;
        this.holds = holds;
    }

    /** To be split; three requests for a page, or two where its contacts are known already. */
    public RecordPages sweep(@Body SweepRequest request) {
        long company = companyId(request.erpCompany());
        fields.forget();
        OdooRecords records = records(company, request.company());
        LocalDate newestBankEntry = newestBankEntry(company);
        // Before anything else is read: what is changed from now on is for the next sweep to see again.
        Instant now = odoo.time();
        OdooSweepBase.Start start = base.start(request, now);
        String watermark = base.watermark(request, start, now);
        var lineFields = fields.of(OdooModel.LINE);
        if (start == null) {
            var lines = new OdooLinePages(odoo, lineFields, company, List.of(), properties.pageSize());
            return new OdooSweep(lines, records, newestBankEntry, watermark);
        }
        return new OdooDelta(
                new OdooLinePages(odoo, OdooLines.LISTED, company, List.of(), OdooDelta.LISTED_AT_ONCE),
                conditions -> new OdooLinePages(odoo, lineFields, company, conditions, properties.pageSize()),
                changes.since(start.since(), company),
                records,
                base.known(start, request),
                properties.pageSize(),
                newestBankEntry,
                watermark);
    }

    /** What was not read because it did not change joins what was. */
    public SweepResult complete(
            @ExchangeProperty("odooSweep") RecordPages sweep, @ExchangeProperty("sweep") SweepRequest request) {
        if (sweep instanceof OdooDelta delta) {
            base.carry(request, delta.unchanged());
        }
        return sweep.result();
    }

    /** Those of the asked items that are still open, and every credit of the debtors. */
    public List<Map<String, @Nullable Object>> recheck(@Body RecheckRequest request) {
        long company = companyId(request.erpCompany());
        var lineFields = fields.of(OdooModel.LINE);
        List<Object> domain = new ArrayList<>(OdooLines.open(company));
        domain.addAll(List.of(
                "|",
                List.of("id", "in", lineIds(request.erpKeys())),
                "&",
                List.of(OdooLines.RESIDUAL, "<", 0),
                List.of("partner_id." + OdooRows.DEBTOR + "." + fields.debtorPath(), "in", debtors(request))));
        var call =
                OdooCall.searchRead(OdooModel.LINE.model(), domain, lineFields.names(), 0, OdooLines.context(company));
        var found = records(company, request.company()).of(OdooRows.of(odoo.read(call), lineFields.booleans()));
        portal.addLinks(found, request.sending(), OdooLines.context(company));
        return found;
    }

    private OdooRecords records(long company, String ours) {
        Map<String, Object> context = OdooLines.context(company);
        var contacts = new OdooContacts(odoo, fields.of(OdooModel.CONTACT), context);
        return new OdooRecords(
                odoo,
                fields.of(OdooModel.MOVE),
                currencies(context),
                contacts,
                context,
                holds.ours(base.source(), ours));
    }

    /** Inactive ones too: an old invoice keeps its currency. */
    private synchronized Map<Long, String> currencies(Map<String, Object> context) {
        Map<Long, String> known = currencies;
        if (known == null) {
            known = new HashMap<>();
            for (JsonNode currency :
                    odoo.read(OdooCall.searchRead("res.currency", List.of(), List.of("name"), 0, context))) {
                known.put(currency.path("id").asLong(), currency.path("name").asText());
            }
            currencies = known;
        }
        return known;
    }

    /** The date of the newest posted entry of a bank or cash journal; null when there is none. */
    private @Nullable LocalDate newestBankEntry(long company) {
        JsonNode newest = odoo.read(OdooCall.on(
                OdooModel.MOVE.model(),
                "search_read",
                Map.of(
                        "domain",
                        List.of(
                                List.of("journal_id.type", "in", List.of("bank", "cash")),
                                List.of("state", "=", "posted"),
                                List.of("company_id", "=", company)),
                        "fields",
                        List.of("date"),
                        "order",
                        "date desc",
                        "limit",
                        1,
                        "context",
                        OdooLines.context(company))));
        String date = newest.path(0).path("date").asText();
        return date.isEmpty() ? null : LocalDate.parse(date);
    }

    private static List<Long> lineIds(List<String> keys) {
        return keys.stream()
                .map(key -> OdooKey.parse(key)
                        .orElseThrow(() -> new OdooException(
                                Kind.REFUSED,
                                "'" + key + "' is no key such as 17/43; map erp-key from " + OdooRows.KEY)))
                .map(OdooKey::line)
                .toList();
    }

    /** Ids are numbers; whatever else a mapping takes for a debtor's number is a text. */
    private List<?> debtors(RecheckRequest request) {
        return fields.debtorPath().equals("id")
                ? request.debtorNumbers().stream()
                        .filter(number -> number.matches("\\d{1,18}"))
                        .map(Long::valueOf)
                        .toList()
                : request.debtorNumbers();
    }

    /** @param id of the company here, which serves where the settings give none of Odoo's */
    static long companyId(Company company, String id) {
        return companyId(company.erpId() == null ? id : company.erpId());
    }

    static long companyId(String written) {
        if (!written.matches("\\d{1,9}")) {
            throw new OdooException(
                    Kind.REFUSED,
                    "dunning.companies.<id>.erp-id must be the number of the company in Odoo, such as 1; it is '"
                            + written + "'");
        }
        return Long.parseLong(written);
    }
}
