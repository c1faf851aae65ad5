package org.dunning.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.component.mail.JavaMailSender;
import org.dunning.channel.FaultySmtpServer;
import org.dunning.channel.FaultySmtpServer.At;
import org.dunning.channel.FaultySmtpServer.Fault;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs against a mail server that fails at each step; each test has a debtor of its own. */
class SmtpFaultsTest {

    private static final String NOON = "2026-11-20T12:00:00Z";
    private static final String LATER = "2026-11-20T12:10:00Z";

    @TempDir
    static Path folder;

    private static FaultySmtpServer server;
    private static SmallErp erp;
    private static Connector connector;
    private static int debtors;

    private String debtor;

    @BeforeAll
    static void start() throws Exception {
        server = new FaultySmtpServer();
        erp = new SmallErp(folder);
        for (int i = 0; i < 10; i++) {
            erp.item("NOT-DUE-" + i, "NOBODY", "10.00", -90);
        }
        connector = new Connector(
                folder,
                erp,
                "jdbc:h2:file:" + folder.resolve("ledger"),
                (beans, clock) -> beans.registerBean(
                        "mailChannel", JavaMailSender.class, () -> ImpatientChannel.plain(server, clock)));
    }

    @AfterAll
    static void stop() throws Exception {
        connector.close();
        server.close();
    }

    @BeforeEach
    void oneDebtorOwes() throws Exception {
        server.mend();
        server.endSessions();
        connector.at(NOON);
        debtor = "D" + ++debtors;
        erp.item("A-" + debtors, debtor, "100.00", 3);
    }

    @AfterEach
    void allIsPaid() {
        erp.change("delete from dunning_open_items where debtor_no <> 'NOBODY'");
    }

    private List<String> delivered() {
        return server.deliveredTo(debtor.toLowerCase(java.util.Locale.ROOT) + "@debtor.example");
    }

    private List<String> of(String column) {
        return connector
                .bean(Ledger.class)
                .sql("select d." + column + " from delivery d join notice n on n.id = d.notice_id"
                        + " where n.debtor_no = :debtor order by d.id")
                .param("debtor", debtor)
                .query(String.class)
                .list();
    }

    private List<String> states() {
        return of("state");
    }

    private long notes() {
        return erp.notes().stream()
                .filter(note -> note.startsWith(debtor + " "))
                .count();
    }

    /** Nothing of it arrived, and a run ten minutes later delivers it, the same mail as the first time. */
    private void isRetriedOnceAndArrives() {
        assertThat(delivered()).isEmpty();
        assertThat(states()).containsExactly("RETRY");
        String messageId = of("message_id").get(0);
        connector.at("2026-11-20T12:01:00Z").run();
        assertThat(delivered()).as("before its time").isEmpty();

        connector.at(LATER).run();
        assertThat(states()).containsExactly("SENT");
        assertThat(of("message_id")).containsExactly(messageId);
        assertThat(delivered()).singleElement().asString().contains("Message-ID: " + messageId);
        assertThat(notes()).isEqualTo(1);
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
        server.next(step, fault);

        connector.run();

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
        server.next(step, answer);

        connector.run();

        isRetriedOnceAndArrives();
    }

    @Test
    void aRefusedAddressIsATaskAndCountsAsNoStage() {
        server.next(At.RCPT, "550 5.1.1 no such user");
        RunReport report = connector.run();

        assertThat(report.deliveries()).containsEntry("FAILED", 1L);
        assertThat(states()).containsExactly("FAILED");
        assertThat(connector
                        .bean(Ledger.class)
                        .sql("select kind from task where debtor_no = :debtor and closed_at is null")
                        .param("debtor", debtor)
                        .query(String.class)
                        .list())
                .containsExactly("UNREACHABLE");

        // Ten days on the next stage would be due, had the first one counted.
        RunReport next = connector.on(SmallErp.TODAY.plusDays(10)).run();
        assertThat(next.notices())
                .filteredOn(notice -> notice.debtor().equals(debtor))
                .allMatch(notice -> notice.stage().equals("friendly"));
        assertThat(notes()).isEqualTo(delivered().size());
    }

    @Test
    void aRefusalOfTheContentIsFinalAndReleasesTheStage() {
        server.next(At.DOT, "554 5.6.0 content refused");
        connector.run();

        assertThat(states()).containsExactly("FAILED");
        assertThat(delivered()).isEmpty();
        assertThat(notes()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP", "RESET"})
    void whatBreaksInsideTheBodyIsNeverTwoMails(Fault fault) {
        server.next(At.BODY, fault);
        connector.run();

        // A short mail is in the socket's buffer when the server hangs up: nobody can know how far it came.
        assertThat(states()).containsAnyOf("RETRY", "SUSPECT").hasSize(1);
        assertThat(delivered()).isEmpty();
        connector.at(LATER).run();
        assertThat(delivered()).hasSize(states().contains("SENT") ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"TAKE_AND_DROP", "TAKE_AND_RESET", "TAKE_AND_STALL"})
    void silenceAfterTheDotIsSuspectAndNeverSentAgainByItself(Fault fault) {
        server.next(At.DOT, fault);
        connector.run();

        assertThat(states()).containsExactly("SUSPECT");
        connector.at(LATER).run();
        connector.on(SmallErp.TODAY.plusDays(20)).run();
        assertThat(states()).containsExactly("SUSPECT");
        assertThat(delivered()).hasSize(1);
        assertThat(notes()).isZero();
    }

    /** The wait itself is ten minutes: SmtpSenderTest.waitsTenMinutesForTheAnswerToTheFinalDot. */
    @Test
    void aLateAnswerIsAnAnswer() {
        var late = new CountDownLatch(1);
        server.next(At.TAKEN, late);
        var run = CompletableFuture.runAsync(connector::run);

        await().until(() -> !delivered().isEmpty());
        assertThat(states()).containsExactly("SENDING");
        late.countDown();
        run.join();
        assertThat(states()).containsExactly("SENT");
        assertThat(delivered()).hasSize(1);
    }

    @Test
    void aGoodbyeThatFailsChangesNothing() throws Exception {
        server.next(At.QUIT, Fault.RESET);
        connector.run();
        server.endSessions();
        connector.at(LATER).run();

        assertThat(states()).containsExactly("SENT");
        assertThat(delivered()).hasSize(1);
        assertThat(notes()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@debtor.example, b@debtor.example", "a@debtor.example; b@debtor.example"})
    void aFieldWithTwoAddressesIsNoAddress(String addresses) {
        erp.change("update dunning_open_items set email = ? where debtor_no = ?", addresses, debtor);
        server.commands.clear();
        connector.run();

        assertThat(states()).isEmpty();
        assertThat(server.commands).isEmpty();
    }

    @Test
    void aRetryWaitsLongerEachTime() {
        server.always(At.RCPT, "450 4.2.0 greylisted");
        connector.run();
        Duration first = wait(NOON);
        connector.at(LATER).run();
        Duration second = wait(LATER);

        assertThat(first).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
        assertThat(second).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(12));
    }

    private Duration wait(String since) {
        return Duration.between(
                java.time.Instant.parse(since),
                connector
                        .bean(Ledger.class)
                        .sql(
                                "select d.due_at from delivery d join notice n on n.id = d.notice_id where n.debtor_no = :debtor")
                        .param("debtor", debtor)
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant());
    }
}
