package org.dunning.erp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dunning.configfile.YamlFile;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.DebtorAccount;
import org.dunning.ledger.SweepRequest;
import org.dunning.ledger.SweepResult;
import org.dunning.ledger.WriteBackResult;
import org.dunning.mapping.ItemMapper;
import org.dunning.mapping.MappedRecord;
import org.dunning.mapping.MappedRecord.Mapped;
import org.dunning.mapping.MappedRecord.SetAside;
import org.dunning.mapping.MappingCheck;
import org.dunning.mapping.RecordMapping;
import org.dunning.procedure.Approval;
import org.dunning.procedure.DunningProcedure;
import org.dunning.run.AccountDecision;
import org.dunning.run.DunningPolicy;
import org.dunning.run.Outcome;
import org.dunning.run.ProposedNotice;
import org.dunning.run.RunContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo's ERP holds something of everything, whatever the day. */
class DemoErpTest {

    private static final Path MAPPING = Path.of("config-samples/demo/mappings/records/sql.yaml");
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Madrid"));

    private SqlErp erp;

    @BeforeEach
    void open() throws Exception {
        // As in application.yaml, in memory.
        erp = new SqlErp(
                "sql",
                MAPPING,
                Map.of(),
                "jdbc:h2:mem:" + UUID.randomUUID()
                        + ";DB_CLOSE_DELAY=-1;INIT=RUNSCRIPT FROM './config-samples/demo/erp.sql'",
                "erp",
                "demo",
                "01");
    }

    @AfterEach
    void close() {
        erp.close();
    }

    @Test
    void hasAMappingWithoutProblems() {
        assertThat(MappingCheck.check(MAPPING)).isEmpty();
    }

    @Test
    void holds60DebtorsWith300ItemsAndThreePoisonRecords() {
        List<MappedRecord> records = read();

        assertThat(records.stream().filter(Mapped.class::isInstance)).hasSize(300);
        assertThat(records.stream().filter(SetAside.class::isInstance).map(record -> ((SetAside) record).field()))
                .containsExactlyInAnyOrder("currency", "document-no", "residual");
        assertThat(accounts(records)).hasSize(60);
    }

    @Test
    void proposesManyNoticesThatNeedNobodyAndSomeThatDo() {
        List<ProposedNotice> notices = decide().stream()
                .flatMap(decision -> decision.notices().stream())
                .toList();

        Map<String, Long> perStage = notices.stream()
                .collect(Collectors.groupingBy(notice -> notice.stage().stage(), TreeMap::new, Collectors.counting()));
        assertThat(perStage).containsOnlyKeys("reminder-before-due", "friendly", "firm", "formal");
        assertThat(notices.stream().filter(notice -> notice.approval() == Approval.NONE))
                .hasSizeGreaterThanOrEqualTo(25);
        assertThat(perStage.get("friendly") + perStage.get("firm")).isGreaterThanOrEqualTo(25);
        assertThat(perStage.get("formal")).isGreaterThanOrEqualTo(3);
        assertThat(notices.stream().map(notice -> notice.currency().getCurrencyCode()))
                .contains("EUR", "USD");
        assertThat(notices.stream().map(notice -> notice.debtor().language()))
                .contains(Locale.forLanguageTag("es"), Locale.ENGLISH);
    }

    @Test
    void showsEveryReasonWhyAnItemIsNotDunned() {
        assertThat(decide().stream()
                        .flatMap(decision -> decision.items().stream())
                        .map(item -> item.outcome())
                        .distinct())
                .containsExactlyInAnyOrder(
                        Outcome.NO_DUE_DATE,
                        Outcome.STOPPED,
                        Outcome.DISPUTED,
                        Outcome.BLOCKED,
                        Outcome.DIRECT_DEBIT,
                        Outcome.IN_PAYMENT,
                        Outcome.NETTED,
                        Outcome.LAST_STAGE,
                        Outcome.NOT_DUE,
                        Outcome.BELOW_MINIMUM,
                        Outcome.NO_CONTACT,
                        Outcome.NOTIFY);
    }

    @Test
    void notesAContactOnce() {
        var entries = List.of(SqlErpContract.entry("k1", "Aviso"));

        assertThat(erp.ask("erp-write-back", entries, List.class)).isEqualTo(List.of(WriteBackResult.written("k1")));
        assertThat(erp.ask("erp-write-back", entries, List.class))
                .isEqualTo(List.of(WriteBackResult.alreadyThere("k1")));
        assertThat(erp.query("select * from gestiones_cobro")).hasSize(1);
    }

    private List<AccountDecision> decide() {
        var procedure = YamlFile.read(Path.of("mappings/procedures/standard.yaml"), DunningProcedure.class)
                .value();
        var context = new RunContext(TODAY, procedure, 2, Map.of());
        return accounts(read()).stream()
                .map(account -> DunningPolicy.decide(account, context))
                .toList();
    }

    private List<MappedRecord> read() {
        SweepResult swept =
                erp.ask("erp-open-items", new SweepRequest(1, "iberica", "01", TODAY, null), SweepResult.class);
        assertThat(swept.complete()).isTrue();
        return new ItemMapper(YamlFile.read(MAPPING, RecordMapping.class)).map("iberica", erp.rows());
    }

    private static List<DebtorAccount> accounts(List<MappedRecord> records) {
        return records.stream()
                .filter(Mapped.class::isInstance)
                .map(Mapped.class::cast)
                .collect(Collectors.groupingBy(
                        mapped -> mapped.debtor().key().number(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(DemoErpTest::account)
                .toList();
    }

    private static DebtorAccount account(List<Mapped> records) {
        List<AccountItem> items = records.stream()
                .map(record -> new AccountItem(null, record.item(), 1, List.of(), List.of(), null, null, null))
                .toList();
        return new DebtorAccount(records.get(0).debtor(), items, org.dunning.ledger.ContactRecord.NONE, List.of());
    }
}
