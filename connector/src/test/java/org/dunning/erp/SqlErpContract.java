package org.dunning.erp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.dunning.ledger.RecheckRequest;
import org.dunning.ledger.SweepRequest;
import org.dunning.ledger.SweepResult;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult;
import org.dunning.ledger.WriteBackResult.Status;
import org.dunning.mapping.MappingCheck;
import org.dunning.receivable.ItemKey;
import org.dunning.receivable.Money;
import org.dunning.receivable.OpenItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shipped SQL routes promise, on each database it is run with. */
abstract class SqlErpContract {

    static final LocalDate ON = LocalDate.of(2026, 3, 31);
    static final Path MAPPING = Path.of("mappings/records/sql.yaml");

    SqlErp erp;

    @TempDir
    Path folder;

    abstract SqlErp open(Path mapping) throws Exception;

    /** The database's type for bytes, and four of them. */
    abstract String bytesType();

    abstract String bytesOfPdf();

    @BeforeEach
    void start() throws Exception {
        erp = open(MAPPING);
        erp.execute("drop table if exists dunning_open_items", "drop table if exists dunning_contacts");
        erp.executeFile("config-samples/sql/dunning_open_items.sql");
    }

    @AfterEach
    void stop() {
        erp.close();
    }

    @Test
    void handsOnEveryRowOfTheCompanyInPagesOfAtMost2000() throws Exception {
        items("iberica", 4_500);
        items("other", 3);

        SweepResult result = erp.ask("erp-open-items", sweep(), SweepResult.class);

        assertThat(result).isEqualTo(new SweepResult(true, 4_500, null, null));
        assertThat(erp.pages()).hasSize(3).allSatisfy(page -> assertThat(page).hasSizeBetween(1, 2_000));
        assertThat(erp.rows())
                .extracting(row -> row.get("erp_key"))
                .doesNotHaveDuplicates()
                .hasSize(4_500);
    }

    @Test
    void answersAnEmptySweepWhenNothingIsOpen() {
        assertThat(erp.ask("erp-open-items", sweep(), SweepResult.class))
                .isEqualTo(new SweepResult(true, 0, null, null));
        assertThat(erp.pages()).isEmpty();
        assertThat(erp.openConnections()).isZero();
    }

    @Test
    void sweepsAgainAndAgain() throws Exception {
        items("iberica", 5);

        for (int i = 0; i < 3; i++) {
            assertThat(erp.ask("erp-open-items", sweep(), SweepResult.class).count())
                    .isEqualTo(5);
        }
        assertThat(erp.pages()).hasSize(3);
    }

    @Test
    void takesNoQueryFromAHeader() throws Exception {
        items("iberica", 3);

        Exchange exchange = erp.send(
                "erp-open-items",
                sweep(),
                Map.of("CamelSqlQuery", "select 1 as broken", "CamelSqlRetrieveGeneratedKeys", true));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(SweepResult.class).count()).isEqualTo(3);
        assertThat(erp.rows()).allSatisfy(row -> assertThat(row).containsKey("document_no"));
    }

    @Test
    void bindsValuesSoThatAFragmentOfSqlStaysText() throws Exception {
        items("iberica", 3);
        String fragment = "iberica' or '1'='1'; drop table dunning_open_items; --";

        var hostile = new SweepRequest(1, "iberica", fragment, ON, null);
        assertThat(erp.ask("erp-open-items", hostile, SweepResult.class).count())
                .isZero();
        var recheck = new RecheckRequest("iberica", "iberica", ON, List.of(fragment, "a', 'b"), List.of("x') or (1=1"));
        assertThat(erp.ask("erp-recheck", recheck, List.class)).isEmpty();
        List<WriteBackResult> written = writeBack(entry("k1", "'); delete from dunning_open_items; --"));

        assertThat(written).containsExactly(WriteBackResult.written("k1"));
        assertThat(erp.query("select note from dunning_contacts").get(0))
                .containsValue("'); delete from dunning_open_items; --");
        assertThat(erp.ask("erp-open-items", sweep(), SweepResult.class).count())
                .isEqualTo(3);
    }

    @Test
    @SuppressWarnings("unchecked")
    void rechecksTheAskedItemsAndEveryCreditOfTheirDebtors() throws Exception {
        items("iberica", 5);
        erp.execute("update dunning_open_items set residual = -7, amount = -7 where erp_key = '4'");

        var request = new RecheckRequest("iberica", "iberica", ON, List.of("1", "99"), List.of("D-1", "D-4"));
        List<Map<String, Object>> rows = erp.ask("erp-recheck", request, List.class);

        assertThat(rows).extracting(row -> row.get("erp_key")).containsExactlyInAnyOrder("1", "4");
    }

    @Test
    void rechecksNothingWithoutKeysAndDebtors() throws Exception {
        items("iberica", 2);

        var request = new RecheckRequest("iberica", "iberica", ON, List.of(), List.of());
        assertThat(erp.ask("erp-recheck", request, List.class)).isEmpty();
    }

    @Test
    void writesAnEntryOnceHoweverOftenItIsAsked() {
        assertThat(writeBack(entry("k1", "one"), entry("k2", "two")))
                .containsExactly(WriteBackResult.written("k1"), WriteBackResult.written("k2"));
        assertThat(writeBack(entry("k1", "one"), entry("k3", "three"), entry("k3", "three")))
                .extracting(WriteBackResult::status)
                .containsExactly(Status.ALREADY_THERE, Status.WRITTEN, Status.WRITTEN);

        assertThat(erp.query("select * from dunning_contacts order by natural_key"))
                .extracting(row -> row.get("natural_key"))
                .containsExactly("k1", "k2", "k3");
        assertThat(erp.ask("erp-contacts", List.of("k1", "k9"), List.class)).isEqualTo(List.of("k1"));
    }

    @Test
    void writesAllThatAnEntryHolds() {
        writeBack(entry("k1", "Nota"));

        Map<String, Object> row = erp.query("select * from dunning_contacts").get(0);
        assertThat(row)
                .containsEntry("company", "iberica")
                .containsEntry("debtor_no", "D-1")
                .containsEntry("business_date", java.sql.Date.valueOf(ON))
                .containsEntry("stage", "friendly")
                .containsEntry("documents", "F-1, F-2")
                .containsEntry("currency", "EUR")
                .containsEntry("note", "Nota");
        assertThat((BigDecimal) row.get("total")).isEqualByComparingTo("12.30");
        assertThat(erp.query("select extract(epoch from contacted_at) as at from dunning_contacts"))
                .singleElement()
                .satisfies(at -> assertThat(((Number) at.get("at")).longValue())
                        .isEqualTo(Instant.parse("2026-03-31T08:00:00Z").getEpochSecond()));
    }

    @Test
    void rejectsOnlyTheEntryThatDoesNotFitAndTellsNoneOfItsValues() {
        List<WriteBackResult> results =
                writeBack(entry("k1", "one"), entry("k2", "x".repeat(5_000)), entry("k3", "three"));

        assertThat(results)
                .extracting(WriteBackResult::status)
                .containsExactly(Status.WRITTEN, Status.REJECTED, Status.WRITTEN);
        assertThat(results.get(1).reason())
                .isEqualTo("the ERP's database refused it: a value does not fit its column (SQL state 22001)");
        assertThat(erp.query("select * from dunning_contacts")).hasSize(2);
    }

    @Test
    void failsTheBatchWhenTheTableIsMissingInsteadOfRejectingEveryEntry() throws Exception {
        erp.execute("drop table dunning_contacts");

        assertThat(erp.send("erp-write-back", List.of(entry("k1", "one"))).getException())
                .isNotNull();
    }

    @Test
    void failsTheSweepWhenAPageCannotBeLanded() throws Exception {
        items("iberica", 4_500);
        erp.failLandingAfter(1);

        Exchange exchange = erp.send("erp-open-items", sweep());

        assertThat(exchange.getException()).hasStackTraceContaining("cannot land");
        assertThat(erp.pages()).hasSize(1);
        assertThat(erp.openConnections()).isZero();
    }

    @Test
    void answersNoDocumentWhenTheMappingHasNoQueryForIt() {
        assertThat(erp.send("erp-document", "any item").getMessage().getBody()).isNull();
    }

    @Test
    void asksForTheNewestBankEntryAndForDocumentsWhereTheMappingDoes() throws Exception {
        String mapping = Files.readString(MAPPING)
                .replace(
                        "  contacts: |\n",
                        """
                          newest-bank-entry: |
                            select max(document_date) from dunning_open_items where company = :#company
                          document: |
                            select pdf from invoice_files where document_no = :#documentNo and erp_key = :#erpKey
                          contacts: |
                        """);
        Path file = Files.writeString(folder.resolve("sql.yaml"), mapping);
        items("iberica", 2);
        erp.execute(
                "update dunning_open_items set document_date = date '2026-03-30' where erp_key = '2'",
                "drop table if exists invoice_files",
                "create table invoice_files (document_no varchar(20), erp_key varchar(20), pdf " + bytesType() + ")",
                "insert into invoice_files values ('F-1', '1', " + bytesOfPdf() + ")");
        assertThat(MappingCheck.check(file)).isEmpty();

        try (SqlErp withMore = open(file)) {
            assertThat(withMore.ask("erp-open-items", sweep(), SweepResult.class))
                    .isEqualTo(new SweepResult(true, 2, LocalDate.of(2026, 3, 30), null));
            assertThat(withMore.ask("erp-document", item("F-1", "1"), byte[].class))
                    .isEqualTo("%PDF".getBytes(StandardCharsets.US_ASCII));
            assertThat(withMore.send("erp-document", item("F-2", "2"))
                            .getMessage()
                            .getBody())
                    .isNull();
            assertThat(withMore.ask("erp-capabilities", "", Map.class))
                    .containsEntry("erp-document", "yes")
                    .containsEntry("newest-bank-entry", "yes");
        }
    }

    private static OpenItem item(String document, String erpKey) {
        Money amount = Money.of("10", "EUR");
        var key = new ItemKey("sql", "iberica", document, "1");
        return new OpenItem(key, erpKey, "D-1", amount, amount, null, null, null, null, Set.of(), null);
    }

    @Test
    void tellsWhichQueriesWork() throws Exception {
        Map<?, ?> answers = erp.ask("erp-capabilities", "", Map.class);
        assertThat(answers.get("erp-open-items")).isEqualTo("yes");
        assertThat(answers.get("erp-recheck")).isEqualTo("yes");
        assertThat(answers.get("erp-write-back")).isEqualTo("yes");
        assertThat(answers.get("erp-document")).isEqualTo("no: the mapping has no query 'document'");

        erp.execute("drop table dunning_contacts");
        answers = erp.ask("erp-capabilities", "", Map.class);
        assertThat(answers.get("erp-write-back").toString())
                .startsWith("no: ")
                .containsIgnoringCase("dunning_contacts");
        assertThat(answers.get("erp-open-items")).isEqualTo("yes");
    }

    @SuppressWarnings("unchecked")
    List<WriteBackResult> writeBack(WriteBackEntry... entries) {
        return erp.ask("erp-write-back", List.of(entries), List.class);
    }

    void items(String company, int count) throws Exception {
        String insert =
                """
                insert into dunning_open_items
                  (company, document_no, erp_key, debtor_no, debtor_name, email, currency, amount, residual, due_date)
                values ('%s', 'F-%d', '%s%d', 'D-%d', 'Debtor %d', 'd@example.com', 'EUR', 100, 80.5, date '2026-03-01')
                """;
        String prefix = company.equals("iberica") ? "" : company;
        erp.execute(IntStream.rangeClosed(1, count)
                .mapToObj(i -> insert.formatted(company, i, prefix, i, i, i))
                .toArray(String[]::new));
    }

    static SweepRequest sweep() {
        return new SweepRequest(1, "iberica", "iberica", ON, null);
    }

    static WriteBackEntry entry(String naturalKey, String text) {
        return new WriteBackEntry(
                1,
                WriteBackEntry.Kind.NOTE,
                naturalKey,
                "iberica",
                "D-1",
                Instant.parse("2026-03-31T08:00:00Z"),
                ON,
                "friendly",
                "mail",
                List.of("F-1", "F-2"),
                List.of("1", "2"),
                Money.of("12.30", "EUR"),
                text,
                null);
    }
}
