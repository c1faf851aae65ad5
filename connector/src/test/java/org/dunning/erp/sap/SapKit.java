package org.dunning.erp.sap;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.dunning.company.Companies;
import org.dunning.company.Company;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.YamlFile;
import org.dunning.erp.ErpApiProperties;
import org.dunning.ledger.RecheckRequest;
import org.dunning.ledger.SweepRequest;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.mapping.ItemMapper;
import org.dunning.mapping.MappedRecord;
import org.dunning.mapping.RecordMapping;
import org.dunning.receivable.Money;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The beans of the package over some server, with the shipped mapping, without Spring and without a ledger. */
final class SapKit {

    static final LocalDate ON = LocalDate.of(2026, 11, 22);
    static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    static final DataSource DATABASE =
            new DriverManagerDataSource("jdbc:h2:mem:sap-outbox;DB_CLOSE_DELAY=-1", "sa", "");

    /** A test moves it on. */
    volatile Instant now = NOW;

    final List<Duration> pauses = new ArrayList<>();
    final YamlFile<RecordMapping> mapping;
    final SapServer server;
    final SapFields fields;
    final SapItems items;
    final SapContacts contacts;
    final SapJournalEntries journal;
    final SapWriteBack writeBack;
    final SapCapabilities capabilities;

    SapKit(String url, String... settings) {
        this(url, Path.of("mappings/records/sap.yaml"), settings);
    }

    SapKit(String url, Path mappingFile, String... settings) {
        SapProperties properties = properties(settings);
        boolean byName = properties.oauth() == null && properties.certificate() == null;
        var api = new ErpApiProperties(
                url, null, byName ? SapPeer.USER : null, byName ? SapPeer.PASSWORD : null, timeout(settings));
        InstantSource time = () -> now;
        Clock clock = time.withZone(ZoneOffset.UTC);
        var companies = new Companies(Map.of("tomillo", company()));
        mapping = YamlFile.read(mappingFile, RecordMapping.class);
        server = new SapServer(api, properties, clock, pauses::add);
        fields = new SapFields(server, mapping);
        items = new SapItems(server, fields, properties);
        contacts = new SapContacts(server, properties, companies);
        journal = new SapJournalEntries(server, properties, clock);
        var levels = new SapLevels(new ConfigFolders(Path.of("config-samples/sap-s4"), Path.of("")));
        writeBack = new SapWriteBack(
                properties,
                contacts,
                new SapCompanyTexts(server, properties, companies, null),
                new SapOutbox(DATABASE, companies),
                new SapLineChanges(properties, journal, levels, null),
                new SapAccounts(server, levels, companies),
                levels);
        capabilities = new SapCapabilities(
                server,
                fields,
                new SapWriteBackTrials(server, fields, properties, new SapOutbox(DATABASE, companies)),
                companies);
    }

    /** Written as timeout=PT1S among the settings. */
    private static Duration timeout(String... settings) {
        return java.util.stream.Stream.of(settings)
                .filter(setting -> setting.startsWith("timeout="))
                .map(setting -> Duration.parse(setting.substring("timeout=".length())))
                .findFirst()
                .orElse(Duration.ofSeconds(60));
    }

    static SapProperties properties(String... settings) {
        var source = new MapConfigurationPropertySource();
        for (String setting : settings) {
            String[] nameAndValue = setting.split("=", 2);
            source.put("dunning.sap." + nameAndValue[0], nameAndValue[1]);
        }
        return new Binder(source).bindOrCreate("dunning.sap", SapProperties.class);
    }

    List<Map<String, Object>> swept() {
        SapSweep sweep = items.sweep(new SweepRequest(1, "tomillo", "1010", ON, null));
        List<Map<String, Object>> records = new ArrayList<>();
        sweep.forEachRemaining(records::addAll);
        return records;
    }

    List<Map<String, Object>> recheck(List<String> keys, List<String> debtors) {
        return items.recheck(new RecheckRequest("tomillo", "1010", ON, keys, debtors));
    }

    MappedRecord.Mapped mapped(Map<String, Object> record) {
        return (MappedRecord.Mapped)
                new ItemMapper(mapping).map("tomillo", List.of(record)).get(0);
    }

    List<MappedRecord> mapped(List<Map<String, Object>> records) {
        return new ItemMapper(mapping).map("tomillo", records);
    }

    static WriteBackEntry entry(String naturalKey, String debtor, String... documents) {
        return entry(WriteBackEntry.Kind.NOTE, naturalKey, debtor, null, documents);
    }

    static WriteBackEntry entry(
            WriteBackEntry.Kind kind, String naturalKey, String debtor, LocalDate day, String... documents) {
        return entry(kind, naturalKey, "tomillo", debtor, day, documents);
    }

    static WriteBackEntry entry(
            WriteBackEntry.Kind kind,
            String naturalKey,
            String company,
            String debtor,
            LocalDate day,
            String... documents) {
        return new WriteBackEntry(
                1,
                kind,
                naturalKey,
                company,
                debtor,
                NOW,
                ON,
                "friendly",
                "mail",
                List.of(documents),
                List.of(documents).stream()
                        .map(document -> "1010/2026/" + document + "/001")
                        .toList(),
                Money.of("120.50", "EUR"),
                "Dunning notice 1, stage friendly, 120.50 EUR, sent by mail on 2026-11-22",
                day);
    }

    /** The same entry as it comes again, after SAP said this often that it took it. */
    static WriteBackEntry again(WriteBackEntry entry, int accepted) {
        return new WriteBackEntry(
                entry.id(),
                entry.kind(),
                entry.naturalKey(),
                entry.company(),
                entry.debtorNo(),
                entry.at(),
                entry.on(),
                entry.stage(),
                entry.channel(),
                entry.documents(),
                entry.erpKeys(),
                entry.total(),
                entry.text(),
                entry.day(),
                entry.stages(),
                accepted,
                entry.handed());
    }

    static Company company() {
        return new Company(
                ZoneId.of("Europe/Madrid"),
                "Tomillo <cobros@example.com>",
                null,
                null,
                null,
                null,
                Locale.forLanguageTag("es"),
                "standard",
                "1010",
                null);
    }
}
