package org.dunning.erp.odoo;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dunning.company.Companies;
import org.dunning.company.Company;
import org.dunning.configfile.YamlFile;
import org.dunning.erp.ErpApiProperties;
import org.dunning.erp.RecordPages;
import org.dunning.erp.odoo.OdooProperties.NotesOn;
import org.dunning.erp.odoo.OdooProperties.Protocol;
import org.dunning.ledger.RecheckRequest;
import org.dunning.ledger.SweepRequest;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.mapping.ItemMapper;
import org.dunning.mapping.MappedRecord;
import org.dunning.mapping.RecordMapping;
import org.dunning.receivable.Money;

/** The beans of the package over some server, with the shipped mapping, without Spring. */
final class OdooKit {

    static final LocalDate ON = LocalDate.of(2026, 11, 22);
    static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    final List<Duration> pauses = new ArrayList<>();
    final OdooServer server;
    final OdooFields fields;
    final OdooItems items;
    final OdooActivities activities;
    final OdooCalls calls;
    final OdooNotes notes;
    final OdooWriteBack writeBack;
    final OdooDocuments documents;
    final OdooPortal portal;
    final OdooCapabilities capabilities;
    final YamlFile<RecordMapping> mapping;
    /** Whether this is surely the only process that writes notes. */
    boolean alone = true;

    OdooKit(String url) {
        this(url, "odoo", OdooStub.KEY, settings(2_000, NotesOn.INVOICE), Path.of("mappings/records/odoo.yaml"), "3");
    }

    OdooKit(String url, OdooProperties settings) {
        this(url, "odoo", OdooStub.KEY, settings, Path.of("mappings/records/odoo.yaml"), "3");
    }

    OdooKit(String url, String database, String key, OdooProperties settings, Path mappingFile, String company) {
        this(url, database, key, settings, mappingFile, company, "dunning-connector");
    }

    OdooKit(
            String url,
            String database,
            String key,
            OdooProperties settings,
            Path mappingFile,
            String company,
            String login) {
        var api = new ErpApiProperties(url, database, login, key, Duration.ofMinutes(2));
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var companies = new Companies(Map.of("tomillo", company(company)));
        mapping = YamlFile.read(mappingFile, RecordMapping.class);
        server = new OdooServer(api, settings, clock, pauses::add);
        fields = new OdooFields(server, mapping);
        portal = new OdooPortal(server, settings);
        items = new OdooItems(
                server,
                fields,
                settings,
                new OdooSweepBase(settings, api, mapping, null),
                new OdooChanges(server),
                portal,
                new OdooHolds(server, settings, companies, null));
        activities = new OdooActivities(server);
        calls = new OdooCalls(server, activities, settings, null, null);
        notes = new OdooNotes(
                new OdooMessages(server, companies), activities, new OdooTokens(companies, ""), settings, () -> alone);
        writeBack = new OdooWriteBack(
                notes,
                new OdooPromises(activities, settings),
                calls,
                new OdooInvoiceFields(server, settings),
                new OdooAttachments(server, settings, null));
        documents = new OdooDocuments(server, settings, companies);
        capabilities =
                new OdooCapabilities(server, fields, settings, calls, new OdooKeyDates(server, clock), companies);
    }

    static OdooProperties settings(int pageSize, NotesOn notesOn) {
        return settings(Protocol.AUTO, null, pageSize, notesOn, true, null);
    }

    static OdooProperties settings(
            Protocol protocol,
            String nextKey,
            int pageSize,
            NotesOn notesOn,
            boolean portalDocuments,
            String stageField) {
        return settings(protocol, nextKey, pageSize, notesOn, portalDocuments, stageField, null);
    }

    static OdooProperties contactedOn(String field) {
        return settings(Protocol.AUTO, null, 2_000, NotesOn.INVOICE, true, null, field);
    }

    private static OdooProperties settings(
            Protocol protocol,
            String nextKey,
            int pageSize,
            NotesOn notesOn,
            boolean portalDocuments,
            String stageField,
            String contactedOnField) {
        return new OdooProperties(
                protocol,
                nextKey,
                pageSize,
                OdooProperties.Sweep.FULL,
                Duration.ofMinutes(30),
                Duration.ofDays(7),
                notesOn,
                portalDocuments,
                null,
                false,
                null,
                null,
                false,
                stageField,
                contactedOnField);
    }

    static OdooProperties withNextKey(String key) {
        return settings(Protocol.AUTO, key, 2_000, NotesOn.INVOICE, true, null);
    }

    /** Every record of a sweep. */
    List<Map<String, Object>> swept() {
        RecordPages sweep = items.sweep(request());
        List<Map<String, Object>> records = new ArrayList<>();
        sweep.forEachRemaining(records::addAll);
        return records;
    }

    static SweepRequest request() {
        return new SweepRequest(1, "tomillo", "3", ON, null);
    }

    List<Map<String, Object>> recheck(List<String> keys, List<String> debtors) {
        return items.recheck(new RecheckRequest("tomillo", "3", ON, keys, debtors));
    }

    MappedRecord.Mapped mapped(Map<String, Object> record) {
        return (MappedRecord.Mapped)
                new ItemMapper(mapping).map("tomillo", List.of(record)).get(0);
    }

    List<MappedRecord> mapped(List<Map<String, Object>> records) {
        return new ItemMapper(mapping).map("tomillo", records);
    }

    static WriteBackEntry entry(String naturalKey, String... erpKeys) {
        return new WriteBackEntry(
                1,
                WriteBackEntry.Kind.NOTE,
                naturalKey,
                "tomillo",
                "11",
                Instant.parse("2026-11-22T07:30:00Z"),
                ON,
                "friendly",
                "mail",
                List.of("INV/1"),
                List.of(erpKeys),
                Money.of("120.50", "EUR"),
                "Dunning notice 1, stage friendly, 120.50 EUR, sent by mail <now> & here",
                null);
    }

    static WriteBackEntry promise(WriteBackEntry.Kind kind, String naturalKey, String day, String... erpKeys) {
        return new WriteBackEntry(
                1,
                kind,
                naturalKey,
                "tomillo",
                "11",
                NOW,
                ON,
                "friendly",
                "mail",
                List.of("INV/1"),
                List.of(erpKeys),
                Money.of("120.50", "EUR"),
                "Payment of 120.50 EUR promised",
                day == null ? null : LocalDate.parse(day));
    }

    static Company company(String erpId) {
        return new Company(
                ZoneId.of("Europe/Madrid"),
                "Tomillo <cobros@example.com>",
                null,
                null,
                null,
                null,
                Locale.forLanguageTag("es"),
                "standard",
                erpId,
                null);
    }
}
