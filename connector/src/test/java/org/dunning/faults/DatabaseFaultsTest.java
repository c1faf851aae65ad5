package org.dunning.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.dunning.channel.FaultySmtpServer.At;
import org.dunning.ledger.Ledger;
import org.dunning.run.RunReport;
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
import org.springframework.util.FileSystemUtils;

/** Whole runs whose ledger or ERP fails at a certain statement, and whose clock jumps; each test has a debtor of its own. */
class DatabaseFaultsTest {

    private static final Predicate<String> NOTHING = effect -> false;

    @TempDir
    static Path folder;

    private static Scene scene;
    private static volatile Predicate<String> failing = NOTHING;

    @BeforeAll
    static void start() throws Exception {
        scene = new Scene(folder, (beans, clock) -> beans.getBeanFactory()
                .addBeanPostProcessor(WatchedDatabase.everyPool(DatabaseFaultsTest::watch)));
    }

    private static void watch(String effect) {
        if (failing.test(effect)) {
            throw new UncheckedIOException(new IOException("no space left on device"));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @BeforeEach
    void oneDebtorOwes() throws Exception {
        failing = NOTHING;
        scene.nextDebtor();
    }

    /** A run that could not write into the ledger could not give its lease back either. */
    private static void mended() {
        failing = NOTHING;
        LeaseTime.passes(scene.connector().bean(Ledger.class));
    }

    @AfterEach
    void allIsPaid() {
        mended();
        scene.allIsPaid();
    }

    /** A run may end with a report or with a failure; what counts is what it did. */
    private static void runIntoIt() {
        try {
            assertThat(scene.connector().run().alarms()).isNotEmpty();
        } catch (org.apache.camel.CamelExecutionException e) {
            assertThat(e).hasStackTraceContaining("no space left on device");
        }
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
        assertThat(scene.delivered()).isEmpty();

        mended();
        scene.connector().run();
        scene.isSentOnceAndNotedOnce();
    }

    @Test
    void theIntentIsNotCommittedSoTheMailDoesNotLeave() {
        // The first update of deliveries approves, the second is the intent.
        var updates = new AtomicInteger();
        failing = effect -> effect.contains("update delivery") && updates.incrementAndGet() == 2;
        runIntoIt();
        assertThat(scene.delivered()).isEmpty();

        mended();
        scene.connector().run();
        scene.isSentOnceAndNotedOnce();
    }

    @Test
    void anOutcomeThatCannotBeCommittedIsKeptAndTriedAgain() {
        scene.server.watchedBy(step -> {
            if (step == At.TAKEN) {
                failing = effect -> effect.startsWith("ledgerDatabase");
            }
        });
        runIntoIt();
        assertThat(scene.states()).containsExactly("SENDING");

        mended();
        scene.server.watchedBy(step -> {});
        await().until(() -> scene.states().equals(List.of("SENT")));
        scene.connector().run();
        scene.isSentOnceAndNotedOnce();
    }

    @Test
    void anOutcomeThatIsLostWithItsProcessIsInItsLog() throws Exception {
        loseAnOutcome();
        scene.connector().run();

        assertThat(scene.states()).containsExactly("SENT");
        scene.isSentOnceAndNotedOnce();
    }

    @Test
    void anOutcomeThatIsLostWithItsProcessAndItsLogLeavesASuspect() throws Exception {
        loseAnOutcome();
        FileSystemUtils.deleteRecursively(folder.resolve("hand-overs"));
        scene.connector().run();

        assertThat(scene.states()).containsExactly("SUSPECT");
        assertThat(scene.delivered()).hasSize(1);
        assertThat(scene.notes()).isZero();
    }

    private void loseAnOutcome() throws Exception {
        scene.server.watchedBy(step -> {
            if (step == At.TAKEN) {
                failing = effect -> effect.startsWith("ledgerDatabase");
            }
        });
        runIntoIt();
        scene.connector().close();
        failing = NOTHING;
        scene.server.watchedBy(step -> {});
        scene.start();
        mended();
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
        assertThat(scene.notes()).isEqualTo(1);

        mended();
        scene.connector().at("2026-11-20T13:00:00Z").run();
        scene.isSentOnceAndNotedOnce();
        assertThat(scene.connector()
                        .bean(Ledger.class)
                        .sql("select state from write_back where debtor_no = :debtor")
                        .param("debtor", scene.debtor())
                        .query(String.class)
                        .list())
                .containsExactly("WRITTEN");
    }

    @Test
    void anErpThatCannotBeWrittenGetsItsNoteLater() {
        failing = effect -> effect.startsWith("erpWriteDatabase");
        runIntoIt();
        assertThat(scene.states()).containsExactly("SENT");
        assertThat(scene.notes()).isZero();

        mended();
        scene.connector().at("2026-11-20T13:00:00Z").run();
        scene.isSentOnceAndNotedOnce();
    }

    @Test
    void anErpThatCannotBeReadSendsNothing() {
        failing = effect -> effect.startsWith("erpDatabase reads");
        RunReport report = scene.connector().run();
        assertThat(report.complete()).isFalse();
        assertThat(scene.delivered()).isEmpty();

        mended();
        scene.connector().run();
        scene.isSentOnceAndNotedOnce();
    }

    @Test
    void aSecondRunMeanwhileIsRefusedAndNothingIsSentTwice() {
        var late = new CountDownLatch(1);
        scene.server.next(At.TAKEN, late);
        var first = CompletableFuture.runAsync(scene.connector()::run);
        await().until(() -> !scene.delivered().isEmpty());

        assertThatThrownBy(scene.connector()::run).hasStackTraceContaining("a run is going on");
        late.countDown();
        first.join();
        scene.isSentOnceAndNotedOnce();
    }

    @Test
    void theSameRecordTwiceIsOneItem() {
        scene.erp.item("B-" + scene.debtor(), scene.debtor(), "50.00", 3);
        scene.erp.change(
                "update dunning_open_items set document_no = ?, residual = 100 where erp_key = ?",
                scene.document(),
                "B-" + scene.debtor());
        scene.connector().run();

        assertThat(scene.delivered()).hasSizeLessThanOrEqualTo(1);
        assertThat(scene.states()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aClockThatJumpsServesNoStageTwiceAndSkipsNoGap() throws Exception {
        LocalDate today = SmallErp.TODAY;
        scene.connector().run();
        for (LocalDate day : List.of(today.minusDays(1), today.minusDays(40), today, today.plusDays(1))) {
            scene.connector().on(day).run();
        }
        scene.isSentOnceAndNotedOnce();
    }

    @Test
    void aClockThatJumpsDuringARunDoesNotMoveItsBusinessDate() throws Exception {
        scene.server.watchedBy(step -> {
            if (step == At.RCPT) {
                scene.connector().on(SmallErp.TODAY.minusDays(1));
            }
        });
        RunReport report = scene.connector().run();

        assertThat(report.date()).isEqualTo(SmallErp.TODAY);
        assertThat(scene.connector()
                        .bean(Ledger.class)
                        .sql("select business_date from write_back where debtor_no = :debtor")
                        .param("debtor", scene.debtor())
                        .query(LocalDate.class)
                        .list())
                .containsExactly(SmallErp.TODAY);
        scene.isSentOnceAndNotedOnce();
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

        assertThat(scene.connector().at(instant).run().date()).isEqualTo(date);
    }

    @Test
    void aLedgerOfANewerVersionIsRefused() throws Exception {
        scene.connector().close();
        String url = scene.ledgerUrl();
        change(
                url,
                "insert into \"ledger_schema\" select 9999, '9999', 'newer', 'SQL', 'V9999__newer.sql', 1, 'x',"
                        + " current_timestamp, 1, true");
        try {
            assertThatThrownBy(scene::start)
                    .hasStackTraceContaining("made by a newer version of the connector (schema 9999)");
        } finally {
            change(url, "delete from \"ledger_schema\" where \"version\" = '9999'");
            scene.start();
        }
        scene.connector().run();
        scene.isSentOnceAndNotedOnce();
    }

    private static void change(String url, String statement) throws Exception {
        try (var ledger = java.sql.DriverManager.getConnection(url, "sa", "");
                var sql = ledger.createStatement()) {
            sql.execute(statement);
        }
    }
}
