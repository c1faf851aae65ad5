package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunning.erp.odoo.OdooKit.entry;
import static org.dunning.erp.odoo.OdooReadingTest.twoInvoices;
import static org.dunning.ledger.WriteBackResult.alreadyThere;
import static org.dunning.ledger.WriteBackResult.written;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.dunning.erp.odoo.OdooProperties.NotesOn;
import org.dunning.erp.odoo.OdooStub.Reply;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OdooNotesTest {

    private static final String CREATE = "mail.message.create";
    private static final String SEARCH = "mail.message.search_read";
    private static final Set<Thread.State> WAITING =
            Set.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TIMED_WAITING, Thread.State.TERMINATED);

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void eachInvoiceOfANoticeGetsOneInternalNoteWithTheIdOfTheMail(int version) {
        try (var odoo = twoInvoices(version)) {
            assertThat(new OdooKit(odoo.url()).writeBack.write(List.of(entry("dun-aa01", "101/1", "101/2", "102/3"))))
                    .containsExactly(written("dun-aa01"));

            JsonNode notes = odoo.last(CREATE).path("vals_list");
            assertThat(notes).hasSize(2);
            assertThat(notes.path(1).path("res_id").asLong()).isEqualTo(102);
            JsonNode note = notes.path(0);
            assertThat(note.path("model").asText()).isEqualTo("account.move");
            assertThat(note.path("message_id").asText()).isEqualTo("<dun.aa01@example.com>");
            assertThat(note.path("message_type").asText()).isEqualTo("comment");
            assertThat(note.path("subtype_id").asLong()).isEqualTo(2);
            assertThat(note.path("is_internal").asBoolean()).isTrue();
            assertThat(note.path("record_company_id").asLong()).isEqualTo(3);
            assertThat(note.path("date").asText()).isEqualTo("2026-11-22 07:30:00");
            assertThat(note.path("body").asText())
                    .isEqualTo(
                            "<p>Dunning notice 1, stage friendly, 120.50 EUR, sent by mail &lt;now&gt; &amp; here</p>"
                                    + "<p>INV/1</p>");
            assertThat(note.has("partner_ids")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void writtenAgainNothingIsAdded(int version) {
        try (var odoo = twoInvoices(version)) {
            var writeBack = new OdooKit(odoo.url()).writeBack;
            writeBack.write(List.of(entry("dun-aa01", "101/1")));

            assertThat(writeBack.write(List.of(entry("dun-aa01", "101/1"), entry("dun-bb02", "102/3"))))
                    .containsExactly(alreadyThere("dun-aa01"), written("dun-bb02"));
            assertThat(odoo.table("mail.message")).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void aHundredEntriesThatOdooSaidItDoesNotHaveCostOneRequest(int version) {
        try (var odoo = twoInvoices(version)) {
            var kit = new OdooKit(odoo.url());
            kit.writeBack.write(List.of(entry("dun-aa01", "101/1")));
            var entries = hundred();
            assertThat(kit.notes.held(keys(entries))).isEmpty();
            int before = odoo.calls.size();

            kit.writeBack.write(entries);

            assertThat(odoo.calls.subList(before, odoo.calls.size())).containsExactly(CREATE);
            assertThat(odoo.table("mail.message")).hasSize(201);
        }
    }

    @Test
    void othersAreLookedForWithOneRequestMore() {
        try (var odoo = twoInvoices(19)) {
            var kit = new OdooKit(odoo.url());
            kit.writeBack.write(List.of(entry("dun-aa01", "101/1")));
            var entries = hundred();
            int before = odoo.calls.size();

            kit.writeBack.write(entries);

            assertThat(odoo.calls.subList(before, odoo.calls.size()))
                    .containsExactly("mail.message.search_read", CREATE);
            assertThat(odoo.table("mail.message")).hasSize(201);
        }
    }

    @Test
    void whatOdooSaidCountsOnceAndOnlyForWhoIsAlone() {
        try (var odoo = twoInvoices(19)) {
            var kit = new OdooKit(odoo.url());
            var entry = List.of(entry("dun-aa01", "101/1"));
            kit.notes.held(List.of("dun-aa01"));
            assertThat(kit.writeBack.write(entry)).containsExactly(written("dun-aa01"));
            assertThat(kit.writeBack.write(entry)).containsExactly(alreadyThere("dun-aa01"));

            kit.notes.held(List.of("dun-bb02"));
            new OdooKit(odoo.url()).writeBack.write(List.of(entry("dun-bb02", "101/1")));
            kit.alone = false;
            assertThat(kit.writeBack.write(List.of(entry("dun-bb02", "101/1"))))
                    .containsExactly(alreadyThere("dun-bb02"));
            assertThat(odoo.table("mail.message")).hasSize(2);
        }
    }

    private static List<WriteBackEntry> hundred() {
        return IntStream.range(0, 100)
                .mapToObj(n -> entry("dun-" + n, "101/1", "102/3"))
                .toList();
    }

    private static List<String> keys(List<WriteBackEntry> entries) {
        return entries.stream().map(WriteBackEntry::naturalKey).toList();
    }

    @Test
    void whatAnInterruptedWriteLeftOutIsAddedAndNothingElse() {
        try (var odoo = twoInvoices(19)) {
            odoo.put("mail.message", 1, "message_id", "<dun.aa01@example.com>", "model", "account.move", "res_id", 101);

            assertThat(new OdooKit(odoo.url()).writeBack.write(List.of(entry("dun-aa01", "101/1", "102/3"))))
                    .containsExactly(written("dun-aa01"));
            assertThat(odoo.last(CREATE).path("vals_list")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void anAnswerThatGotLostIsNoReasonToWriteTwice(int version) {
        try (var odoo = twoInvoices(version)) {
            odoo.answerNext(CREATE, Reply.html(504).afterwards());

            assertThat(new OdooKit(odoo.url()).writeBack.write(List.of(entry("dun-aa01", "101/1"))))
                    .containsExactly(written("dun-aa01"));
            assertThat(odoo.table("mail.message")).hasSize(1);
            assertThat(odoo.count(CREATE)).isEqualTo(1);
        }
    }

    @Test
    void aWriteThatWasNotDoneIsToldSoThatItIsTriedLater() {
        try (var odoo = twoInvoices(19)) {
            odoo.answerNext(CREATE, Reply.html(502));
            var writeBack = new OdooKit(odoo.url()).writeBack;

            assertThatThrownBy(() -> writeBack.write(List.of(entry("dun-aa01", "101/1"))))
                    .hasMessageContaining("HTTP 502");
            assertThat(writeBack.write(List.of(entry("dun-aa01", "101/1")))).containsExactly(written("dun-aa01"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void anInvoiceThatIsGoneDoesNotKeepTheOthersFromTheirNotes(int version) {
        try (var odoo = twoInvoices(version)) {
            odoo.table("account.move").remove(102L);

            var results = new OdooKit(odoo.url())
                    .writeBack.write(List.of(entry("dun-aa01", "101/1", "102/3"), entry("dun-bb02", "102/3")));

            assertThat(results.get(0)).isEqualTo(written("dun-aa01"));
            assertThat(results.get(1).status()).isEqualTo(Status.REJECTED);
            assertThat(results.get(1).reason()).isEqualTo("Odoo no longer has what the notice was about: INV/1");
        }
    }

    @Test
    void aRightThatIsMissingEndsTheBatch() {
        try (var odoo = twoInvoices(19)) {
            odoo.answerNext(CREATE, Reply.json(403, "odoo.exceptions.AccessError"));

            assertThatThrownBy(() -> new OdooKit(odoo.url()).writeBack.write(List.of(entry("dun-aa01", "101/1"))))
                    .hasMessageContaining("has not the right");
        }
    }

    @Test
    void notesCanGoOnTheDebtorInstead() {
        try (var odoo = twoInvoices(19)) {
            var kit = new OdooKit(odoo.url(), OdooKit.settings(2_000, NotesOn.DEBTOR));

            assertThat(kit.writeBack.write(List.of(entry("dun-aa01", "101/1", "102/3"))))
                    .containsExactly(written("dun-aa01"));
            assertThat(odoo.last(CREATE).path("vals_list").path(0).path("model").asText())
                    .isEqualTo("res.partner");
            assertThat(odoo.last(CREATE)
                            .path("vals_list")
                            .path(0)
                            .path("res_id")
                            .asLong())
                    .isEqualTo(11);
        }
    }

    /** The first has looked, and has no answer yet, until the second stands wherever it is made to wait. */
    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void twoAtOnceWriteOneNote(int version) throws InterruptedException {
        try (var odoo = twoInvoices(version)) {
            var writeBack = new OdooKit(odoo.url()).writeBack;
            Runnable work = () -> writeBack.write(List.of(entry("dun-aa01", "101/1")));
            var first = new Thread(work);
            var second = new Thread(work);
            var looked = new CountDownLatch(1);
            odoo.afterNext = () -> {
                if (odoo.count(SEARCH) == 1 && looked.getCount() == 1) {
                    looked.countDown();
                    while (!WAITING.contains(second.getState())) {
                        Thread.onSpinWait();
                    }
                }
            };
            first.start();
            assertThat(looked.await(1, TimeUnit.MINUTES)).isTrue();
            second.start();
            first.join();
            second.join();

            assertThat(odoo.count(SEARCH)).isEqualTo(2);
            assertThat(odoo.table("mail.message")).hasSize(1);
            assertThat(odoo.count(CREATE)).isEqualTo(1);
        }
    }

    @Test
    void tellsWhichContactsOdooHolds() {
        try (var odoo = twoInvoices(19)) {
            var writeBack = new OdooKit(odoo.url()).writeBack;
            writeBack.write(List.of(entry("dun-aa01", "101/1", "102/3")));

            var notes = new OdooKit(odoo.url()).notes;
            assertThat(notes.held(List.of("dun-aa01", "dun-bb02"))).containsExactly("dun-aa01");
            assertThat(notes.held(List.of())).isEmpty();
        }
    }

    @Test
    void withoutASilentKindOfNoteNothingIsWritten() {
        try (var odoo = twoInvoices(19)) {
            odoo.table("mail.message.subtype").clear();

            assertThatThrownBy(() -> new OdooKit(odoo.url()).writeBack.write(List.of(entry("dun-aa01", "101/1"))))
                    .hasMessageContaining("no internal message subtype 'Note'");
            assertThat(odoo.count(CREATE)).isZero();
        }
    }
}
