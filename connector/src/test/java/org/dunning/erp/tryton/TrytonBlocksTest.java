package org.dunning.erp.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.erp.tryton.TrytonStub.CREATE;
import static org.dunning.erp.tryton.TrytonStub.NOTES;
import static org.dunning.erp.tryton.TrytonStub.PASSWORD;
import static org.dunning.erp.tryton.TrytonStub.USER;
import static org.dunning.erp.tryton.TrytonStub.error;
import static org.dunning.erp.tryton.TrytonStub.result;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dunning.erp.ErpApiProperties;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackEntry.Kind;
import org.dunning.ledger.WriteBackResult;
import org.dunning.receivable.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A promise blocks the dunnings of its lines that nobody else has blocked, and its end unblocks exactly those. */
class TrytonBlocksTest {

    private static final String SEARCH = "model.account.dunning.search_read";
    private static final String WRITE = "model.account.dunning.write";
    private static final String NOTE =
            "[{\"id\": 7, \"message\": \"Promise\\nR1\\n(blocks dunnings 21, 23)\\n[prm-aa:opened]\"}]";

    private final TrytonStub tryton = new TrytonStub();

    @BeforeEach
    void dunnings() {
        tryton.answer(
                SEARCH,
                result(
                        "[{\"id\": 21, \"line\": 101, \"blocked\": false}, {\"id\": 22, \"line\": 102, \"blocked\": true},"
                                + " {\"id\": 23, \"line\": 102, \"blocked\": false}]"));
        tryton.answer(WRITE, result("null"));
    }

    @AfterEach
    void stop() {
        tryton.close();
    }

    @Test
    void aPromiseBlocksWhatIsFreeAndItsNoteTellsWhich() {
        assertThat(notes(true).write(List.of(entry(Kind.PROMISE_OPENED, "prm-aa:opened"))))
                .extracting(WriteBackResult::status)
                .containsExactly(WriteBackResult.Status.WRITTEN);

        assertThat(tryton.calls(SEARCH).get(0).path(0).toString()).isEqualTo("[[\"line\",\"in\",[101,102]]]");
        assertThat(tryton.calls(CREATE).get(0).path(0).path(0).path("message").asText())
                .isEqualTo("Promise\nR1\n(blocks dunnings 21, 23)\n[prm-aa:opened]");
        assertThat(tryton.calls(WRITE)).hasSize(1);
        assertThat(tryton.calls(WRITE).get(0).path(0).toString()).isEqualTo("[21,23]");
        assertThat(tryton.calls(WRITE).get(0).path(1).toString()).isEqualTo("{\"blocked\":true}");
    }

    @Test
    void writtenAgainItBlocksTheSameAndNotWhatAPersonHasBlockedSince() {
        tryton.answer(NOTES, result(NOTE));

        assertThat(notes(true).write(List.of(entry(Kind.PROMISE_OPENED, "prm-aa:opened"))))
                .extracting(WriteBackResult::status)
                .containsExactly(WriteBackResult.Status.ALREADY_THERE);

        assertThat(tryton.calls(SEARCH)).isEmpty();
        assertThat(tryton.calls(CREATE)).isEmpty();
        assertThat(tryton.calls(WRITE).get(0).path(0).toString()).isEqualTo("[21,23]");
    }

    @Test
    void itsEndUnblocksExactlyThoseAndNothingThatItDidNotBlock() {
        tryton.answer(NOTES, result(NOTE));

        notes(true)
                .write(List.of(
                        entry(Kind.PROMISE_CLOSED, "prm-aa:closed"), entry(Kind.PROMISE_CLOSED, "prm-bb:closed")));

        assertThat(tryton.calls(WRITE)).hasSize(1);
        assertThat(tryton.calls(WRITE).get(0).path(0).toString()).isEqualTo("[21,23]");
        assertThat(tryton.calls(WRITE).get(0).path(1).toString()).isEqualTo("{\"blocked\":false}");
    }

    @Test
    void whatTrytonRefusesIsToldAndTheNoteStays() {
        tryton.answer(WRITE, error("[\"UserError\", [\"You are not allowed to access Dunning\", \"\"]]"));

        WriteBackResult refused = notes(true)
                .write(List.of(entry(Kind.PROMISE_OPENED, "prm-aa:opened")))
                .get(0);

        assertThat(refused.status()).isEqualTo(WriteBackResult.Status.REJECTED);
        assertThat(refused.reason()).contains("its note is there", "not allowed");
        assertThat(tryton.calls(CREATE)).hasSize(1);
    }

    @Test
    void withoutTheSettingItIsANoteAndNoMore() {
        notes(false)
                .write(List.of(
                        entry(Kind.PROMISE_OPENED, "prm-aa:opened"), entry(Kind.PROMISE_CLOSED, "prm-aa:closed")));

        assertThat(tryton.calls(CREATE).get(0).path(0)).hasSize(2);
        assertThat(tryton.calls(SEARCH)).isEmpty();
        assertThat(tryton.calls(WRITE)).isEmpty();
    }

    private TrytonNotes notes(boolean block) {
        var api = new ErpApiProperties(tryton.url(), "erp", USER, PASSWORD, Duration.ofSeconds(20));
        var session = new TrytonSession(api, Clock.systemUTC());
        return new TrytonNotes(session, new TrytonBlocks(session, new TrytonProperties(block)));
    }

    private static WriteBackEntry entry(Kind kind, String key) {
        return new WriteBackEntry(
                1,
                kind,
                key,
                "musterwerk",
                "C00001",
                Instant.EPOCH,
                LocalDate.of(2026, 11, 22),
                "reply",
                "reply",
                List.of("R1"),
                List.of("101", "102"),
                Money.of("120.50", "EUR"),
                "Promise",
                LocalDate.of(2026, 12, 11));
    }
}
