package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunning.configfile.YamlFile;
import org.dunning.erp.SqlErp;
import org.dunning.ledger.RecheckRequest;
import org.dunning.ledger.SweepRequest;
import org.dunning.ledger.SweepResult;
import org.dunning.ledger.WriteBackResult;
import org.dunning.mapping.ItemMapper;
import org.dunning.mapping.MappedRecord.Mapped;
import org.dunning.mapping.RecordMapping;
import org.dunning.receivable.ItemFlag;
import org.dunning.receivable.Money;
import org.dunning.whole.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Odoo read by SQL, over a few of its tables; notes go to a small Odoo. */
class OdooSqlTest {

    private static final Path MAPPING = Path.of("mappings/records/odoo-sql.yaml");

    private static EmbeddedPostgres postgres;
    private static JdbcTemplate tables;
    private static OdooStub odoo;
    private static SqlErp erp;
    private static SweepResult swept;
    private static Map<String, Mapped> records;

    @BeforeAll
    static void sweepOnce() throws Exception {
        postgres = Postgres.start();
        odoo = new OdooStub(19);
        OdooReadingTest.invoice(odoo, 43, 17, 11, "100.50");
        var kit = new OdooKit(odoo.url());
        var beans = Map.<String, Object>of(
                "odooNotes",
                kit.notes,
                "odooWriteBack",
                kit.writeBack,
                "odooDocuments",
                kit.documents,
                "odooPortal",
                kit.portal,
                "odooCapabilities",
                kit.capabilities);
        tables = new JdbcTemplate(postgres.getPostgresDatabase());
        tables.execute(Files.readString(Path.of("connector/src/test/resources/odoo/tables.sql")));
        tables.execute("alter table account_move_line add no_followup boolean");
        tables.execute(Files.readAllLines(Path.of("config-samples/odoo/read-only-role.sql")).stream()
                .filter(line -> !line.startsWith("\\") && !line.startsWith("--") && !line.endsWith("\\gset"))
                .map(line -> line.replace(":'password'", "'reading'"))
                .collect(Collectors.joining("\n")));
        erp = new SqlErp(
                "odoo-sql",
                MAPPING,
                beans,
                postgres.getJdbcUrl("dunning_reader", "postgres"),
                "dunning_reader",
                "reading");
        swept = erp.ask("erp-open-items", new SweepRequest(1, "tomillo", "3", OdooKit.ON, null), SweepResult.class);
        records = mapped(erp.rows());
    }

    @Test
    void itsLoginReadsNothingElse() {
        assertThat(tables.queryForList(
                        "select distinct privilege_type from information_schema.column_privileges"
                                + " where grantee in ('dunning_reader', 'PUBLIC') and table_schema = 'public'",
                        String.class))
                .containsExactly("SELECT");
        assertThat(granted(" and table_name <> 'res_partner'"))
                .containsExactly(
                        "account_account",
                        "account_journal",
                        "account_move",
                        "account_move_line",
                        "res_country",
                        "res_country_state",
                        "res_currency");
        assertThat(tables.queryForList(
                        "select column_name from information_schema.column_privileges where grantee = 'dunning_reader'"
                                + " and table_name = 'res_partner' order by 1",
                        String.class))
                .containsExactly(
                        "active",
                        "city",
                        "commercial_company_name",
                        "commercial_partner_id",
                        "country_id",
                        "email",
                        "email_normalized",
                        "id",
                        "lang",
                        "name",
                        "phone",
                        "state_id",
                        "street",
                        "street2",
                        "type",
                        "tz",
                        "zip");
        assertThat(tables.queryForObject(
                        "select has_column_privilege('dunning_reader', 'res_partner', 'password', 'select')",
                        Boolean.class))
                .isFalse();
    }

    private static List<String> granted(String more) {
        return tables.queryForList(
                "select distinct table_name from information_schema.column_privileges where grantee = 'dunning_reader'"
                        + more + " order by 1",
                String.class);
    }

    @AfterAll
    static void stop() throws IOException {
        erp.close();
        odoo.close();
        postgres.close();
    }

    @Test
    void listsWhatIsPostedAndOpenInThisCompany() {
        assertThat(records.keySet()).containsExactlyInAnyOrder("17/43", "17/44", "18/46", "19/47", "20/48", "21/49");
        assertThat(swept).isEqualTo(new SweepResult(true, 7, LocalDate.of(2026, 11, 20), null));
    }

    @Test
    void givesAnInstalmentAsTheInterfaceDoes() {
        Mapped first = records.get("17/43");

        assertThat(first.item().key()).hasToString("odoo/tomillo/INV/17/43");
        assertThat(first.item().amount()).isEqualTo(Money.of("241.19", "EUR"));
        assertThat(first.item().residual()).isEqualTo(Money.of("100.50", "EUR"));
        assertThat(first.item().dueDate()).hasToString("2026-08-01");
        assertThat(first.item().reference()).isEqualTo("PO-7");
        assertThat(first.item().flags()).isEmpty();
        assertThat(first.debtor().email()).isEqualTo("ap@example.org");
        assertThat(first.debtor().language()).hasToString("fr_FR");
        assertThat(first.debtor().country()).isEqualTo("ES");
    }

    @Test
    void lettersAndCallsReachTheDebtorWhereOdooHasAnAddress() throws Exception {
        var reach = records.get("17/43").debtor().reach();
        assertThat(reach.postalAddress()).isEqualTo("Calle Mayor, 1\n28013 Madrid\nMadrid (provincia)\nSpain");
        assertThat(reach.phone()).isEqualTo("+34910000000");
        assertThat(reach.messages()).isFalse();
        assertThat(records.get("18/46").debtor().reach().postalAddress())
                .as("of a country that Odoo was not told")
                .isEqualTo("Two Ltd\nHauptstr. 5\nSpringfield  123");
        assertThat(records.get("19/47").debtor().reach().postalAddress()).isNull();

        tables.execute("alter table res_country alter column name type varchar using 'Spain'");
        assertThat(recheck("17/43").get("17/43").debtor().reach().postalAddress())
                .endsWith("\nSpain");
        tables.execute("alter table res_country alter column name type jsonb using to_jsonb(name)");
    }

    @Test
    void aLineOfAPersonIsOwedByThePersonsCompany() {
        assertThat(records.get("17/44").debtor()).isEqualTo(records.get("17/43").debtor());
    }

    @Test
    void flagsWhatIsInPaymentOrBlockedAndWhoIsArchived() {
        assertThat(records.get("18/46").item().flags()).containsExactly(ItemFlag.IN_PAYMENT);
        assertThat(records.get("18/46").debtor().contactProblem()).contains("exactly one address");
        assertThat(records.get("19/47").item().flags()).containsExactly(ItemFlag.BLOCKED);
        assertThat(records.get("19/47").debtor().blockReason()).isEqualTo("the contact is archived in Odoo");
    }

    @Test
    void aCreditNoteNamesItsInvoiceAndAPaymentHasNoDueDate() {
        assertThat(records.get("20/48").item().creditFor()).isEqualTo("INV/17");
        assertThat(records.get("21/49").item().residual()).isEqualTo(Money.of("-5", "USD"));
        assertThat(records.get("21/49").item().dueDate()).isNull();
    }

    @Test
    void eachVersionBlocksLinesByAColumnOfItsOwn() throws Exception {
        tables.execute("update account_move_line set no_followup = true where id = 43");
        assertThat(recheck("17/43").get("17/43").item().flags()).containsExactly(ItemFlag.BLOCKED);

        tables.execute("alter table account_move_line rename no_followup to blocked");
        assertThat(recheck("17/43").get("17/43").item().flags()).containsExactly(ItemFlag.BLOCKED);

        tables.execute("update account_move_line set blocked = null where id = 43");
        tables.execute("alter table account_move_line rename blocked to no_followup");
    }

    @Test
    void rechecksTheAskedLinesWithEveryCreditOfTheirDebtors() {
        assertThat(recheck("17/43", "17/52", "22/50").keySet()).containsExactlyInAnyOrder("17/43", "20/48");
    }

    @Test
    void notesGoOverTheInterface() {
        assertThat(erp.ask("erp-write-back", List.of(OdooKit.entry("dun-aa01", "17/43")), List.class))
                .containsExactly(WriteBackResult.written("dun-aa01"));
        assertThat(erp.ask("erp-contacts", List.of("dun-aa01", "dun-bb02"), List.class))
                .containsExactly("dun-aa01");
    }

    @Test
    void documentsGoOverTheInterface() {
        odoo.table("account.move").get(17L).put("move_type", "entry");

        assertThat(erp.send("erp-document", records.get("17/43").item())
                        .getMessage()
                        .getBody())
                .isNull();
    }

    @Test
    void tellsWhatTheTablesAndWhatTheKeyAllow() {
        @SuppressWarnings("unchecked")
        Map<String, String> capabilities = erp.ask("erp-capabilities", "", Map.class);

        assertThat(capabilities)
                .containsOnlyKeys(
                        "erp-open-items",
                        "erp-recheck",
                        "newest-bank-entry",
                        "erp-document",
                        "erp-write-back",
                        "erp-contacts",
                        "erp-activities",
                        "api-key")
                .allSatisfy((name, answer) -> assertThat(answer).startsWith("yes"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Mapped> recheck(String... keys) {
        var request = new RecheckRequest("tomillo", "3", OdooKit.ON, List.of(keys), List.of("11"));
        return mapped(erp.ask("erp-recheck", request, List.class));
    }

    /** By key; the line that nobody owes is set aside. */
    private static Map<String, Mapped> mapped(List<Map<String, Object>> rows) {
        return new ItemMapper(YamlFile.read(MAPPING, RecordMapping.class))
                .map("tomillo", rows).stream()
                        .filter(Mapped.class::isInstance)
                        .map(Mapped.class::cast)
                        .collect(Collectors.toMap(record -> record.item().erpKey(), record -> record));
    }
}
