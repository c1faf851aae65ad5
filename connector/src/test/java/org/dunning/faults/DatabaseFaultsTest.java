package org.dunning.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.camel.component.mail.JavaMailSender;
import org.dunning.channel.FaultySmtpServer;
import org.dunning.channel.FaultySmtpServer.At;
import org.dunning.channel.ImpatientChannel;
import org.dunning.ledger.Ledger;
import org.dunning.run.RunReport;
import org.dunning.whole.Connector;
import org.dunning.whole.SmallErp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs whose ledger or ERP fails at a certain statement, and whose clock jumps; each test has a debtor of its own. */
class DatabaseFaultsTest {

    private static final Predicate<String> NOTHING = effect -> false;

    @TempDir
    static Path folder;

    private static FaultySmtpServer server;
    private static SmallErp erp;
    private static Connector connector;
    private static volatile Predicate<String> failing = NOTHING;
    private static int debtors;

    private String debtor;

    @BeforeAll
    static void start() throws Exception {
        server = new FaultySmtpServer();
        erp = new SmallErp(folder);
        for (int i = 0; i < 10; i++) {
            erp.item("NOT-DUE-" + i, "NOBODY", "10.00", -400);
        }
        connector = connector();
    }

    private static Connector connector() {
        return new Connector(folder, erp, "jdbc:h2:file:" + folder.resolve("ledger"), (beans, clock) -> {
            beans.getBeanFactory().addBeanPostProcessor(WatchedDatabase.everyPool(DatabaseFaultsTest::watch));
            beans.registerBean("mailChannel", JavaMailSender.class, () -> ImpatientChannel.plain(server, clock));
        });
    }

    private static void watch(String effect) {
        if (failing.test(effect)) {
            throw new UncheckedIOException(new IOException("no space left on device"));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        connector.close();
        server.close();
    }

    @BeforeEach
    void oneDebtorOwes() throws Exception {
        failing = NOTHING;
        server.mend();
        server.watchedBy(step -> {});
        server.endSessions();
        connector.on(SmallErp.TODAY);
        debtor = "D" + ++debtors;
        erp.item("A-" + debtors, debtor, "100.00", 3);
    }

    /** A run that could not write into the ledger could not give its lease back either. */
    private static void mended() {
        failing = NOTHING;
        LeaseTime.passes(connector.bean(Ledger.class));
    }

    @AfterEach
    void allIsPaid() {
        mended();
        erp.change("delete from dunning_open_items where debtor_no <> 'NOBODY'");
    }

    private List<String> delivered() {
        return server.deliveredTo(debtor.toLowerCase(Locale.ROOT) + "@debtor.example");
    }

    private List<String> states() {
        return connector
                .bean(Ledger.class)
                .sql("select d.state from delivery d join notice n on n.id = d.notice_id where n.debtor_no = :debtor"
                        + " order by d.id")
                .param("debtor", debtor)
                .query(String.class)
                .list();
    }

    private long notes() {
        return erp.notes().stream()
                .filter(note -> note.startsWith(debtor + " "))
                .count();
    }

    /** A run may end with a report or with a failure; what counts is what it did. */
    private static void runIntoIt() {
        try {
            assertThat(connector.run().alarms()).isNotEmpty();
        } catch (org.apache.camel.CamelExecutionException e) {
            assertThat(e).hasStackTraceContaining("no space left on device");
        }
    }

    private void isSentOnceAndNotedOnce() {
        assertThat(states()).contains("SENT").doesNotContain("SENDING", "SUSPECT");
        assertThat(delivered()).hasSize(1);
        assertThat(notes()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into sweep_item",
                "update open_item",
                "update sweep set",
                "insert into notice",
                "update delivery"
            })
    void aLedgerThatCannotBeWrittenSendsNothing(String statement) {
        var failures = new AtomicInteger();
        failing = effect ->
                effect.startsWith("ledgerDatabase") && effect.contains(statement) && failures.incrementAndGet() > 0;
        runIntoIt();
        assertThat(failures).hasPositiveValue();
        assertThat(delivered()).isEmpty();

        mended();
        connector.run();
        isSentOnceAndNotedOnce();
    }

    @Test
    void theIntentIsNotCommittedSoTheMailDoesNotLeave() {
        // The first update of deliveries approves, the second is the intent.
        var updates = new AtomicInteger();
        failing = effect -> effect.contains("update delivery") && updates.incrementAndGet() == 2;
        runIntoIt();
        assertThat(delivered()).isEmpty();

        mended();
        connector.run();
        isSentOnceAndNotedOnce();
    }

    @Test
    void anOutcomeThatCannotBeCommittedIsKeptAndTriedAgain() {
        server.watchedBy(step -> {
            if (step == At.TAKEN) {
                failing = effect -> effect.startsWith("ledgerDatabase");
            }
        });
        runIntoIt();
        assertThat(states()).containsExactly("SENDING");

        mended();
        server.watchedBy(step -> {});
        await().until(() -> states().equals(List.of("SENT")));
        connector.run();
        isSentOnceAndNotedOnce();
    }

    @Test
    void anOutcomeThatIsLostWithItsProcessLeavesASuspect() throws Exception {
        server.watchedBy(step -> {
            if (step == At.TAKEN) {
                failing = effect -> effect.startsWith("ledgerDatabase");
            }
        });
        runIntoIt();
        connector.close();
        failing = NOTHING;
        server.watchedBy(step -> {});
        connector = connector();
        mended();
        connector.run();

        assertThat(states()).containsExactly("SUSPECT");
        assertThat(delivered()).hasSize(1);
        assertThat(notes()).isZero();
    }

    @Test
    void aNoteWhoseAnswerWasLostIsNotWrittenTwice() {
        var written = new AtomicBoolean();
        failing = effect -> {
            written.compareAndSet(false, effect.startsWith("erpWriteDatabase") && effect.contains("insert into"));
            return written.get() && effect.startsWith("erpWriteDatabase reads");
        };
        runIntoIt();
        assertThat(written).isTrue();
        assertThat(notes()).isEqualTo(1);

        mended();
        connector.at("2026-11-20T13:00:00Z").run();
        isSentOnceAndNotedOnce();
        assertThat(connector
                        .bean(Ledger.class)
                        .sql("select state from write_back where debtor_no = :debtor")
                        .param("debtor", debtor)
                        .query(String.class)
                        .list())
                .containsExactly("WRITTEN");
    }

    @Test
    void anErpThatCannotBeWrittenGetsItsNoteLater() {
        failing = effect -> effect.startsWith("erpWriteDatabase");
        runIntoIt();
        assertThat(states()).containsExactly("SENT");
        assertThat(notes()).isZero();

        mended();
        connector.at("2026-11-20T13:00:00Z").run();
        isSentOnceAndNotedOnce();
    }

    @Test
    void anErpThatCannotBeReadSendsNothing() {
        failing = effect -> effect.startsWith("erpDatabase reads");
        RunReport report = connector.run();
        assertThat(report.complete()).isFalse();
        assertThat(delivered()).isEmpty();

        mended();
        connector.run();
        isSentOnceAndNotedOnce();
    }

    @Test
    void aSecondRunMeanwhileIsRefusedAndNothingIsSentTwice() {
        var late = new CountDownLatch(1);
        server.next(At.TAKEN, late);
        var first = CompletableFuture.runAsync(connector::run);
        await().until(() -> !delivered().isEmpty());

        assertThatThrownBy(connector::run).hasStackTraceContaining("a run is going on");
        late.countDown();
        first.join();
        isSentOnceAndNotedOnce();
    }

    @Test
    void theSameRecordTwiceIsOneItem() {
        erp.item("B-" + debtors, debtor, "50.00", 3);
        erp.change(
                "update dunning_open_items set document_no = ?, residual = 100 where erp_key = ?",
                "A-" + debtors,
                "B-" + debtors);
        connector.run();

        assertThat(delivered()).hasSizeLessThanOrEqualTo(1);
        assertThat(states()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aClockThatJumpsServesNoStageTwiceAndSkipsNoGap() throws Exception {
        LocalDate today = SmallErp.TODAY;
        connector.run();
        for (LocalDate day : List.of(today.minusDays(1), today.minusDays(40), today, today.plusDays(1))) {
            connector.on(day).run();
        }
        isSentOnceAndNotedOnce();
    }

    @Test
    void aClockThatJumpsDuringARunDoesNotMoveItsBusinessDate() throws Exception {
        server.watchedBy(step -> {
            if (step == At.RCPT) {
                connector.on(SmallErp.TODAY.minusDays(1));
            }
        });
        RunReport report = connector.run();

        assertThat(report.date()).isEqualTo(SmallErp.TODAY);
        assertThat(connector
                        .bean(Ledger.class)
                        .sql("select business_date from write_back where debtor_no = :debtor")
                        .param("debtor", debtor)
                        .query(LocalDate.class)
                        .list())
                .containsExactly(SmallErp.TODAY);
        isSentOnceAndNotedOnce();
    }

    /** The company's zone is Europe/Madrid: clocks go forward on 29 March and back on 25 October 2026. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-28T22:59:59Z, 2026-03-28",
        "2026-03-28T23:00:00Z, 2026-03-29",
        "2026-03-29T21:59:59Z, 2026-03-29",
        "2026-03-29T22:00:00Z, 2026-03-30",
        "2026-10-24T22:00:00Z, 2026-10-25",
        "2026-10-25T22:59:59Z, 2026-10-25",
        "2026-10-25T23:00:00Z, 2026-10-26",
        "2028-02-28T23:00:00Z, 2028-02-29",
        "2028-02-29T23:00:00Z, 2028-03-01"
    })
    void theBusinessDateIsTheCompanysOwnDay(String instant, LocalDate date) {
        allIsPaid();

        assertThat(connector.at(instant).run().date()).isEqualTo(date);
    }

    @Test
    void aLedgerOfANewerVersionIsRefused() throws Exception {
        connector.close();
        String url = "jdbc:h2:file:" + folder.resolve("ledger");
        change(
                url,
                "insert into \"ledger_schema\" select 9999, '9999', 'newer', 'SQL', 'V9999__newer.sql', 1, 'x',"
                        + " current_timestamp, 1, true");
        try {
            assertThatThrownBy(DatabaseFaultsTest::connector)
                    .hasStackTraceContaining("made by a newer version of the connector (schema 9999)");
        } finally {
            change(url, "delete from \"ledger_schema\" where \"version\" = '9999'");
            connector = connector();
        }
        connector.run();
        isSentOnceAndNotedOnce();
    }

    private static void change(String url, String statement) throws Exception {
        try (var ledger = java.sql.DriverManager.getConnection(url, "sa", "");
                var sql = ledger.createStatement()) {
            sql.execute(statement);
        }
    }
}
