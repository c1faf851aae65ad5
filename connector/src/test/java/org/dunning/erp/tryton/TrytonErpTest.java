package org.dunning.erp.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.erp.tryton.TrytonStub.NOTES;
import static org.dunning.erp.tryton.TrytonStub.PASSWORD;
import static org.dunning.erp.tryton.TrytonStub.USER;
import static org.dunning.erp.tryton.TrytonStub.result;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunning.configfile.YamlFile;
import org.dunning.erp.ErpApiProperties;
import org.dunning.erp.SqlErp;
import org.dunning.ledger.RecheckRequest;
import org.dunning.ledger.SweepRequest;
import org.dunning.ledger.SweepResult;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult;
import org.dunning.mapping.ItemMapper;
import org.dunning.mapping.MappedRecord.Mapped;
import org.dunning.mapping.RecordMapping;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.ItemFlag;
import org.dunning.receivable.Money;
import org.dunning.receivable.OpenItem;
import org.dunning.whole.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shipped route and mapping over a few tables as Tryton has them; .ci/run asks a real one. */
class TrytonErpTest {

    private static final LocalDate ON = LocalDate.of(2026, 11, 22);
    private static final Path MAPPING = Path.of("mappings/records/tryton.yaml");

    private static EmbeddedPostgres postgres;
    private static TrytonStub tryton;
    private static SqlErp erp;
    private static SweepResult swept;
    private static Map<String, Mapped> records;

    @BeforeAll
    static void sweepOnce() throws Exception {
        postgres = Postgres.start();
        tryton = new TrytonStub();
        var api = new ErpApiProperties(tryton.url(), "erp", USER, PASSWORD, Duration.ofSeconds(20));
        var session = new TrytonSession(api, Clock.systemUTC());
        var notes = new TrytonNotes(session, new TrytonBlocks(session, new TrytonProperties(false)));
        String url = postgres.getJdbcUrl("postgres", "postgres");
        erp = new SqlErp("tryton", MAPPING, Map.of("trytonNotes", notes), url, "postgres", "");
        erp.executeFile("connector/src/test/resources/tryton/tables.sql");
        erp.executeFile("connector/src/test/resources/tryton/cases.sql");
        swept = erp.ask("erp-open-items", new SweepRequest(1, "musterwerk", "1", ON, null), SweepResult.class);
        records = mapped(erp.rows());
    }

    @AfterAll
    static void stop() throws IOException {
        erp.close();
        tryton.close();
        postgres.close();
    }

    @Test
    void listsWhatIsOpenInThisCompanyAndNothingElse() {
        assertThat(records.keySet())
                .containsExactlyInAnyOrder(
                        "R1/101", "R2/102", "R2/103", "R3/104", "R4/105", "R5/106", "R6/107", "R7/108", "M9/111",
                        "M13/115");
        assertThat(swept).isEqualTo(new SweepResult(true, 10, LocalDate.of(2026, 11, 15), null));
    }

    @Test
    void takesPartPaymentsOffTheEarliestInstalmentFirst() {
        assertThat(item("R2/103").residual()).isEqualTo(Money.of("0", "EUR"));
        assertThat(item("R2/102").residual()).isEqualTo(Money.of("100", "EUR"));
        assertThat(item("R2/102").amount()).isEqualTo(Money.of("150", "EUR"));
    }

    @Test
    void keepsAForeignInvoiceInItsCurrency() {
        assertThat(item("R3/104").residual()).isEqualTo(Money.of("55", "USD"));
    }

    @Test
    void convertsAPaymentInTheCompanysCurrencyAtTheRateOfTheInvoicesDateHalfACentToTheEvenCent() {
        // 100 less 32.10 euros at 1.25, which is 40.125
        assertThat(item("R4/105").residual()).isEqualTo(Money.of("59.88", "USD"));
    }

    @Test
    void turnsAnOverpaidInvoiceIntoACredit() {
        assertThat(item("R5/106").residual()).isEqualTo(Money.of("-5", "USD"));
        assertThat(item("R5/106").isCredit()).isTrue();
    }

    @Test
    void countsAPaymentThatCameBackAsNotPaid() {
        assertThat(item("R6/107").residual()).isEqualTo(Money.of("60", "EUR"));
    }

    @Test
    void countsACreditNoteThatSettlesAnInvoiceOnlyThere() {
        assertThat(item("R1/101").residual()).isEqualTo(Money.of("60", "EUR"));
        assertThat(records).doesNotContainKey("R8/110");
    }

    @Test
    void knowsWhichInvoiceACreditNoteWasMadeFrom() {
        assertThat(item("R7/108").residual()).isEqualTo(Money.of("-25", "EUR"));
        assertThat(item("R7/108").creditFor()).isEqualTo("R1");
    }

    @Test
    void listsMoneyOnAccountUnderTheNumberOfItsMove() {
        assertThat(item("M9/111").residual()).isEqualTo(Money.of("-12.50", "EUR"));
        assertThat(item("M9/111").dueDate()).isNull();
    }

    @Test
    void listsADunningFeeWithoutADueDate() {
        assertThat(item("M13/115").residual()).isEqualTo(Money.of("5", "EUR"));
        assertThat(item("M13/115").dueDate()).isNull();
    }

    @Test
    void takesALevelForReachedOnlyOnceItWasSent() {
        assertThat(item("R1/101").erpLevel()).isEqualTo(3);
        assertThat(item("R2/102").erpLevel()).isEqualTo(2);
        assertThat(item("R2/103").erpLevel()).isNull();
        assertThat(item("R2/102").flags()).containsExactly(ItemFlag.BLOCKED);
    }

    @Test
    void writesToTheAddressForInvoicesElseToTheFirst() {
        assertThat(debtor("R1/101").email()).isEqualTo("accounts@example.org");
        assertThat(debtor("R1/101").reach().phone()).isEqualTo("+4930555001");
        assertThat(debtor("R3/104").reach().phone()).isNull();
        assertThat(debtor("R3/104").email()).isEqualTo("first@example.org");
        assertThat(debtor("R6/107").email()).isNull();
    }

    @Test
    void takesTheLanguageTheDebtorHasInThisCompany() {
        assertThat(debtor("R1/101").language()).hasToString("es");
        assertThat(debtor("R3/104").language()).isNull();
    }

    @Test
    void blocksAnInactivePartyInsteadOfForgettingItsDebt() {
        assertThat(debtor("R6/107").blockReason()).isEqualTo("party is inactive in Tryton");
        assertThat(debtor("R1/101").blockReason()).isNull();
    }

    @Test
    void rechecksTheAskedLinesAsTheSweepReadsThemWithEveryCreditOfTheirDebtors() {
        Map<String, Mapped> again = recheck(List.of("102", "112", "113", "104"), List.of("C1", "C2"));

        assertThat(again.keySet()).containsExactlyInAnyOrder("R2/102", "R3/104", "R5/106", "R7/108", "M9/111");
        assertThat(records).containsAllEntriesOf(again);
    }

    @Test
    void rechecksWhereTheDebtorHasNothingLeft() {
        assertThat(recheck(List.of("999"), List.of())).isEmpty();
    }

    @Test
    void writesNotesAndFindsThemAgain() {
        assertThat(erp.ask("erp-write-back", List.of(entry()), List.class))
                .containsExactly(WriteBackResult.written("dun-aa01"));

        tryton.answer(NOTES, result("[{\"id\": 7, \"message\": \"[dun-aa01]\"}]"));
        assertThat(erp.ask("erp-contacts", List.of("dun-aa01", "dun-bb02"), List.class))
                .containsExactly("dun-aa01");
    }

    @Test
    void hasNoDocuments() {
        assertThat(erp.send("erp-document", item("R1/101")).getMessage().getBody())
                .isNull();
    }

    @Test
    void tellsWhatItCan() {
        tryton.answer(
                "model.ir.model.access.get_access",
                result("{\"ir.note\": {\"create\": true}, \"party.party\": {\"read\": true, \"write\": true}}"));

        @SuppressWarnings("unchecked")
        Map<String, String> capabilities = erp.ask("erp-capabilities", "", Map.class);
        assertThat(capabilities)
                .containsEntry("erp-open-items", "yes")
                .containsEntry("erp-recheck", "yes")
                .containsEntry("newest-bank-entry", "yes")
                .containsEntry("erp-write-back", "yes")
                .containsEntry("erp-document", "no: Tryton makes no PDF without an office suite");
    }

    private static OpenItem item(String documentAndLine) {
        return records.get(documentAndLine).item();
    }

    private static Debtor debtor(String documentAndLine) {
        return records.get(documentAndLine).debtor();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Mapped> recheck(List<String> keys, List<String> debtors) {
        var request = new RecheckRequest("musterwerk", "1", ON, keys, debtors);
        return mapped(erp.ask("erp-recheck", request, List.class));
    }

    private static Map<String, Mapped> mapped(List<Map<String, Object>> rows) {
        return new ItemMapper(YamlFile.read(MAPPING, RecordMapping.class))
                .map("musterwerk", rows).stream()
                        .map(Mapped.class::cast)
                        .collect(Collectors.toMap(
                                record -> record.item().key().document() + "/"
                                        + record.item().key().line(),
                                record -> record));
    }

    private static WriteBackEntry entry() {
        return new WriteBackEntry(
                1,
                WriteBackEntry.Kind.NOTE,
                "dun-aa01",
                "musterwerk",
                "C00001",
                Instant.parse("2026-11-22T08:00:00Z"),
                ON,
                "friendly",
                "mail",
                List.of("R1"),
                List.of("101"),
                Money.of("60", "EUR"),
                "Reminder friendly sent by mail, 60.00 EUR",
                null);
    }
}
