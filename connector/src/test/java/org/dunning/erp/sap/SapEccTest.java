package org.dunning.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunning.configfile.YamlFile;
import org.dunning.erp.SqlErp;
import org.dunning.ledger.RecheckRequest;
import org.dunning.ledger.SweepRequest;
import org.dunning.ledger.SweepResult;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult;
import org.dunning.mapping.ItemMapper;
import org.dunning.mapping.MappedRecord;
import org.dunning.mapping.RecordMapping;
import org.dunning.receivable.ItemFlag;
import org.dunning.whole.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queries of mappings/records/sap-ecc.yaml over tables as SAP has them. */
class SapEccTest {

    private static final Path MAPPING = Path.of("mappings/records/sap-ecc.yaml");
    private static final String COMPANY = "100/1000";

    private static EmbeddedPostgres postgres;
    private static SqlErp erp;

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.start();
        erp = new SqlErp("sap-ecc", MAPPING, Map.of(), postgres.getJdbcUrl("postgres", "postgres"), "postgres", "");
        erp.executeFile("connector/src/test/resources/sap/ecc.sql");
        erp.executeFile("config-samples/sap-ecc-sql/dunning_contacts.sql");
    }

    @AfterAll
    static void stop() throws IOException {
        erp.close();
        postgres.close();
    }

    @BeforeEach
    void noItems() throws Exception {
        erp.execute("delete from bsid", "delete from dunning_contacts");
        erp.pages().clear();
    }

    @Test
    void lettersAndCallsReachTheDebtorOfTheAccount() throws Exception {
        item("1");
        var reach = swept().get("1").debtor().reach();

        assertThat(reach.postalAddress()).isEqualTo("Calle Mayor 1\n28013 Madrid\nES");
        assertThat(reach.phone()).isEqualTo("+34910000000");
        assertThat(reach.messages()).isFalse();
    }

    @Test
    void dueDatesFollowTheTermsOfPayment() throws Exception {
        item("1", "zbd1t", "14", "zbd2t", "20", "zbd3t", "30");
        item("2", "zbd1t", "14");
        item("3", "zbd1t", "14", "zbd2t", "20");
        item("4", "zbd1t", null, "zbd2t", null, "zbd3t", null);
        item("5", "zfbdt", "00000000", "bldat", "20260905", "zbd3t", "30");
        item("6", "zfbdt", null, "bldat", "20260905", "zbd1t", "1");

        assertThat(dueDates())
                .isEqualTo(Map.of(
                        "1",
                        "2026-10-01",
                        "2",
                        "2026-09-15",
                        "3",
                        "2026-09-21",
                        "4",
                        "2026-09-01",
                        "5",
                        "2026-10-05",
                        "6",
                        "2026-09-06"));
    }

    @Test
    void aCreditMemoIsDueAtOnceUnlessItNamesAnInvoiceOrItsOwnTerms() throws Exception {
        item("1", "shkzg", "H", "zbd1t", "14", "zbd3t", "30");
        item("2", "shkzg", "H", "zbd3t", "30", "rebzg", "V");
        item("3", "shkzg", "H", "zbd3t", "30", "rebzg", "1800000001", "rebzj", "2026", "rebzz", "001");

        assertThat(dueDates()).isEqualTo(Map.of("1", "2026-09-01", "2", "2026-10-01", "3", "2026-10-01"));
        assertThat(swept().values())
                .extracting(record -> record.item().creditFor())
                .containsExactly(null, null, "1800000001");
        assertThat(swept().get("1").item().residual()).hasToString("-100.00 EUR");
    }

    @Test
    void aPartPaymentIsACreditOfItsInvoice() throws Exception {
        item("1800000001", "zbd1t", "14");
        item("1400000001", "shkzg", "H", "wrbtr", "40", "rebzg", "1800000001", "rebzt", "Z", "blart", "DZ");

        assertThat(swept().get("1400000001").item().creditFor()).isEqualTo("1800000001");
        assertThat(swept().get("1800000001").item().residual()).hasToString("100.00 EUR");
    }

    @Test
    void amountsAreScaledByTheirCurrency() throws Exception {
        item("1", "waers", "JPY", "wrbtr", "10.00");
        item("2", "waers", "KWD", "wrbtr", "101.25");
        item("3", "waers", "USD", "wrbtr", "10.50");

        assertThat(swept().values())
                .extracting(record -> record.item().residual().toString())
                .containsExactly("1000 JPY", "10.125 KWD", "10.50 USD");
    }

    @Test
    void notedItemsOtherSpecialLedgersCompaniesAndClientsAreLeftOut() throws Exception {
        item("1", "umskz", "F", "umsks", "A", "bstat", "S");
        item("2", "umskz", "A", "umsks", "A", "shkzg", "H");
        item("3", "bukrs", "2000");
        item("4", "mandt", "200");
        item("5", "bstat", "S");
        item("6");

        assertThat(swept().keySet()).containsExactly("6");
    }

    @Test
    void aBranchsItemsAreOwedByItsHeadOffice() throws Exception {
        item("1", "filkd", "0000007777");
        item("2");

        assertThat(swept().get("1").debtor()).isEqualTo(swept().get("2").debtor());
        assertThat(swept().get("1").debtor().key().number()).isEqualTo("1000");
    }

    @Test
    void blocksComeFromTheLineOrFromTheAccountInItsDunningArea() throws Exception {
        item("1", "mansp", "A");
        item("2", "maber", "02");
        item("3", "maber", "03");
        item("4", "zlsch", "E");
        item("5", "manst", "2");

        assertThat(swept().values())
                .extracting(record -> record.item().flags().toString())
                .containsExactly("[BLOCKED]", "[BLOCKED]", "[]", "[DIRECT_DEBIT]", "[]");
        assertThat(swept().get("5").item().erpLevel()).isEqualTo(2);
    }

    @Test
    void aBlockOfTheDefaultAreaHoldsAlsoWhereTheAccountHasNoDataOfTheItemsArea() throws Exception {
        item("1");
        item("2", "maber", "02");
        item("3", "maber", "03");
        erp.execute(
                "update knb5 set mansp = '' where maber = '02'",
                "update knb5 set mansp = 'B' where kunnr = '0000001000' and maber = ''");
        try {
            assertThat(swept().values())
                    .extracting(record -> record.item().flags().toString())
                    .containsExactly("[BLOCKED]", "[]", "[BLOCKED]");
            assertThat(recheck("1000/2026/3/001").get("3").item().flags()).containsExactly(ItemFlag.BLOCKED);
        } finally {
            erp.execute(
                    "update knb5 set mansp = 'B' where maber = '02'", "update knb5 set mansp = '' where maber = ''");
        }
    }

    @Test
    void theDebtorIsReadWithItsAddressAndItsDunningRecipients() throws Exception {
        item("1");
        item("2", "kunnr", "0000002000");
        assertThat(swept().get("1").debtor()).satisfies(debtor -> {
            assertThat(debtor.name()).isEqualTo("Tomillo Recambios SL");
            assertThat(debtor.email()).isEqualTo("pagos@example.com");
            assertThat(debtor.language()).hasToString("es");
            assertThat(debtor.blockReason()).isNull();
        });
        assertThat(swept().get("2").debtor().blockReason()).isEqualTo("the account is marked for deletion in SAP");

        erp.execute(
                "update knb5 set knrma = '0000002000', gmvdt = '20260102' where kunnr = '0000001000' and maber = ''");
        assertThat(swept().get("1").debtor().email()).isEqualTo("central@example.com");
        assertThat(swept().get("1").debtor().stopReason())
                .isEqualTo("in legal dunning proceedings in SAP since 20260102");
        erp.execute("update knb5 set knrma = '', gmvdt = '00000000'");
    }

    @Test
    void rechecksTheAskedLinesWithEveryCreditOfTheirDebtors() throws Exception {
        item("1");
        item("2");
        item("3", "shkzg", "H");
        item("4", "kunnr", "0000002000", "shkzg", "H");

        assertThat(recheck("1000/2026/1/001", "1000/2026/99/001").keySet()).containsExactly("1", "3");
    }

    @Test
    void tellsHowManyItemsThereAreAndHowFreshTheCashSideIs() throws Exception {
        item("1");

        assertThat(erp.ask(
                        "erp-open-items", new SweepRequest(1, "tomillo", COMPANY, SapKit.ON, null), SweepResult.class))
                .isEqualTo(new SweepResult(true, 1, LocalDate.of(2026, 11, 19), null));
    }

    @Test
    void contactsGoIntoTheOutboxOnceAndOneThatDoesNotFitHoldsUpNoOther() throws Exception {
        var fits = note("dun-aa01", "1800000001");
        var tooLong = note("dun-bb02", "9".repeat(9_000));

        assertThat(erp.ask("erp-write-back", List.of(fits, tooLong), List.class))
                .extracting(result -> ((WriteBackResult) result).status())
                .containsExactly(WriteBackResult.Status.WRITTEN, WriteBackResult.Status.REJECTED);
        assertThat(erp.ask("erp-write-back", List.of(fits), List.class))
                .containsExactly(WriteBackResult.alreadyThere("dun-aa01"));
        assertThat(erp.ask("erp-contacts", List.of("dun-aa01", "dun-bb02"), List.class))
                .containsExactly("dun-aa01");
    }

    @Test
    void tellsWhatTheLoginsMay() {
        assertThat(erp.ask("erp-capabilities", "", Map.class))
                .containsEntry("erp-open-items", "yes")
                .containsEntry("erp-recheck", "yes")
                .containsEntry("erp-write-back", "yes")
                .containsEntry("erp-contacts", "yes")
                .containsEntry("newest-bank-entry", "yes");
        assertThat(erp.send("erp-document", "").getMessage().getBody()).isNull();
    }

    /** An invoice of 100 EUR, but for what is told otherwise. */
    private static void item(String document, String... namesAndValues) throws Exception {
        Map<String, String> row = new LinkedHashMap<>(Map.ofEntries(
                Map.entry("mandt", "100"),
                Map.entry("bukrs", "1000"),
                Map.entry("kunnr", "0000001000"),
                Map.entry("gjahr", "2026"),
                Map.entry("buzei", "001"),
                Map.entry("bldat", "20260901"),
                Map.entry("budat", "20260901"),
                Map.entry("zfbdt", "20260901"),
                Map.entry("blart", "DR"),
                Map.entry("waers", "EUR"),
                Map.entry("shkzg", "S"),
                Map.entry("wrbtr", "100"),
                Map.entry("manst", "0"),
                Map.entry("zbd1t", "0"),
                Map.entry("zbd2t", "0"),
                Map.entry("zbd3t", "0"),
                Map.entry("rebzg", "")));
        row.put("belnr", document);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        erp.execute("insert into bsid (" + String.join(", ", row.keySet()) + ") values ("
                + row.values().stream()
                        .map(value -> value == null ? "null" : "'" + value + "'")
                        .collect(Collectors.joining(", "))
                + ")");
    }

    private static WriteBackEntry note(String naturalKey, String document) {
        return SapKit.entry(WriteBackEntry.Kind.NOTE, naturalKey, "iberica", "1000", null, document);
    }

    private static Map<String, String> dueDates() {
        return swept().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> String.valueOf(entry.getValue().item().dueDate())));
    }

    private static Map<String, MappedRecord.Mapped> swept() {
        erp.pages().clear();
        erp.ask("erp-open-items", new SweepRequest(1, "tomillo", COMPANY, SapKit.ON, null), SweepResult.class);
        return mapped(erp.rows());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, MappedRecord.Mapped> recheck(String... keys) {
        return mapped(erp.ask(
                "erp-recheck",
                new RecheckRequest("tomillo", COMPANY, SapKit.ON, List.of(keys), List.of("1000")),
                List.class));
    }

    /** By document, in its order. */
    private static Map<String, MappedRecord.Mapped> mapped(List<Map<String, Object>> rows) {
        return new ItemMapper(YamlFile.read(MAPPING, RecordMapping.class))
                .map("tomillo", rows).stream()
                        .map(MappedRecord.Mapped.class::cast)
                        .sorted(java.util.Comparator.comparing(
                                record -> record.item().key().document()))
                        .collect(Collectors.toMap(
                                record -> record.item().key().document(),
                                record -> record,
                                (one, other) -> one,
                                LinkedHashMap::new));
    }
}
