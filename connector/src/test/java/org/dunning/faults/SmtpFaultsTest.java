package org.dunning.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.dunning.channel.FaultySmtpServer.At;
import org.dunning.channel.FaultySmtpServer.Fault;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.Suppressions;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs against a mail server that fails at each step; each test has a debtor of its own. */
class SmtpFaultsTest {

    private static final String NOON = "2026-11-20T12:00:00Z";
    private static final String LATER = "2026-11-20T12:10:00Z";

    @TempDir
    static Path folder;

    private static Scene scene;

    @BeforeAll
    static void start() throws Exception {
        scene = new Scene(folder, (beans, clock) -> {});
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @BeforeEach
    void oneDebtorOwes() throws Exception {
        scene.nextDebtor();
        scene.connector().at(NOON);
    }

    @AfterEach
    void allIsPaid() {
        scene.allIsPaid();
    }

    /** Nothing of it arrived, and a run ten minutes later delivers it, the same mail as the first time. */
    private void isRetriedOnceAndArrives() {
        assertThat(scene.delivered()).isEmpty();
        assertThat(scene.states()).containsExactly("RETRY");
        String messageId = scene.of("message_id").get(0);
        scene.connector().at("2026-11-20T12:01:00Z").run();
        assertThat(scene.delivered()).as("before its time").isEmpty();

        scene.connector().at(LATER).run();
        assertThat(scene.states()).containsExactly("SENT");
        assertThat(scene.of("message_id")).containsExactly(messageId);
        assertThat(scene.delivered()).singleElement().asString().contains("Message-ID: " + messageId);
        assertThat(scene.notes()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, DROP",
        "GREETING, RESET",
        "GREETING, STALL",
        "EHLO, DROP",
        "MAIL, DROP",
        "MAIL, RESET",
        "RCPT, DROP",
        "RCPT, RESET",
        "RCPT, STALL",
        "DATA, DROP",
        "DATA, RESET"
    })
    void whatBreaksBeforeTheBodyIsSentLaterOnce(At step, Fault fault) {
        scene.server.next(step, fault);

        scene.connector().run();

        isRetriedOnceAndArrives();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 450 4.2.0 greylisted",
        "RCPT, 421 4.7.0 too many",
        "MAIL, 451 4.3.0 later",
        "DATA, 451 4.3.0 later",
        "DOT, 451 4.3.0 later",
        "DOT, 452 4.3.1 no room"
    })
    void aTemporaryRefusalIsTriedAgainLaterWithTheSameMessageId(At step, String answer) {
        scene.server.next(step, answer);

        scene.connector().run();

        isRetriedOnceAndArrives();
    }

    /** serve looks every hour; there is no run before tomorrow. */
    @Test
    void whatIsToBeTriedAgainLeavesBetweenTheRuns() {
        scene.server.next(At.RCPT, "450 4.2.0 greylisted");
        scene.connector().run();
        scene.connector().dispatch();
        assertThat(scene.delivered()).as("before its time").isEmpty();

        scene.connector().at(LATER).dispatch();
        scene.isSentOnceAndNotedOnce();
    }

    @Test
    void aRefusedAddressIsATaskAndCountsAsNoStage() {
        scene.server.next(At.RCPT, "550 5.1.1 no such user");
        RunReport report = scene.connector().run();

        assertThat(report.deliveries()).containsEntry("FAILED", 1L);
        assertThat(scene.states()).containsExactly("FAILED");
        assertThat(scene.connector()
                        .bean(Ledger.class)
                        .sql("select kind from task where debtor_no = :debtor and closed_at is null")
                        .param("debtor", scene.debtor())
                        .query(String.class)
                        .list())
                .containsExactly("UNREACHABLE");

        // The address is right after all. Ten days on the next stage would be due, had the first one counted.
        String address = scene.debtor().toLowerCase(Locale.ROOT) + "@debtor.example";
        assertThat(scene.connector().bean(Suppressions.class).release(address, "Ana"))
                .isTrue();
        RunReport next = scene.connector().on(SmallErp.TODAY.plusDays(10)).run();
        assertThat(next.notices())
                .filteredOn(notice -> notice.debtor().equals(scene.debtor()))
                .singleElement()
                .satisfies(notice -> assertThat(notice.stage()).isEqualTo("friendly"));
        assertThat(scene.delivered()).hasSize(1);
        assertThat(scene.notes()).isEqualTo(1);
    }

    @Test
    void aRefusalOfTheContentIsFinalAndReleasesTheStage() {
        scene.server.next(At.DOT, "554 5.6.0 content refused");
        scene.connector().run();

        assertThat(scene.states()).containsExactly("FAILED");
        assertThat(scene.delivered()).isEmpty();
        assertThat(scene.notes()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP", "RESET"})
    void whatBreaksInsideTheBodyIsNeverTwoMails(Fault fault) {
        scene.server.next(At.BODY, fault);
        scene.connector().run();

        // A short mail is in the socket's buffer when the server hangs up: nobody can know how far it came.
        assertThat(scene.states()).containsAnyOf("RETRY", "SUSPECT").hasSize(1);
        assertThat(scene.delivered()).isEmpty();
        scene.connector().at(LATER).run();
        assertThat(scene.delivered()).hasSize(scene.states().contains("SENT") ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"TAKE_AND_DROP", "TAKE_AND_RESET", "TAKE_AND_STALL"})
    void silenceAfterTheDotIsSuspectAndNeverSentAgainByItself(Fault fault) {
        scene.server.next(At.DOT, fault);
        scene.connector().run();

        assertThat(scene.states()).containsExactly("SUSPECT");
        scene.connector().at(LATER).run();
        scene.connector().on(SmallErp.TODAY.plusDays(20)).run();
        assertThat(scene.states()).containsExactly("SUSPECT");
        assertThat(scene.delivered()).hasSize(1);
        assertThat(scene.notes()).isZero();
    }

    /** The wait itself is ten minutes: SmtpSenderTest.waitsTenMinutesForTheAnswerToTheFinalDot. */
    @Test
    void aLateAnswerIsAnAnswer() {
        var late = new CountDownLatch(1);
        scene.server.next(At.TAKEN, late);
        var run = CompletableFuture.runAsync(scene.connector()::run);

        await().until(() -> !scene.delivered().isEmpty());
        assertThat(scene.states()).containsExactly("SENDING");
        late.countDown();
        run.join();
        assertThat(scene.states()).containsExactly("SENT");
        assertThat(scene.delivered()).hasSize(1);
    }

    @Test
    void aGoodbyeThatFailsChangesNothing() throws Exception {
        scene.server.next(At.QUIT, Fault.RESET);
        scene.connector().run();
        scene.server.endSessions();
        scene.connector().at(LATER).run();

        assertThat(scene.states()).containsExactly("SENT");
        assertThat(scene.delivered()).hasSize(1);
        assertThat(scene.notes()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@debtor.example, b@debtor.example", "a@debtor.example; b@debtor.example"})
    void aFieldWithTwoAddressesIsNoAddress(String addresses) {
        scene.erp.change("update dunning_open_items set email = ? where debtor_no = ?", addresses, scene.debtor());
        scene.server.commands.clear();
        scene.connector().run();

        assertThat(scene.states()).isEmpty();
        assertThat(scene.server.commands).isEmpty();
    }

    @Test
    void aRetryWaitsLongerEachTime() {
        scene.server.always(At.RCPT, "450 4.2.0 greylisted");
        scene.connector().run();
        Duration first = wait(NOON);
        scene.connector().at(LATER).run();
        Duration second = wait(LATER);

        assertThat(first).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
        assertThat(second).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(12));
    }

    private Duration wait(String since) {
        return Duration.between(
                java.time.Instant.parse(since),
                scene.connector()
                        .bean(Ledger.class)
                        .sql(
                                "select d.due_at from delivery d join notice n on n.id = d.notice_id where n.debtor_no = :debtor")
                        .param("debtor", scene.debtor())
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant());
    }
}
