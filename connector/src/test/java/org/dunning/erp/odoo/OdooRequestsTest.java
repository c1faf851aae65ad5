package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.erp.odoo.OdooReadingTest.contact;
import static org.dunning.erp.odoo.OdooReadingTest.invoice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.dunning.ledger.SendingPauses;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One request for a hundred notes, and one note for a contact, whatever breaks in between. */
class OdooRequestsTest {

    private static final String CREATE = "mail.message.create";
    private static final String SEARCH = "mail.message.search_read";
    private static final String STATES = "select state || ' after ' || handed from write_back";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void aRunThatSendsTwoHundredAndFiftyNoticesWritesTheirNotesInThreeRequests(int version) {
        try (var odoo = odoo(version, 250);
                var connector = OdooConnector.over(odoo, folder)) {
            var report = connector.run();

            assertThat(report.alarms()).isEmpty();
            assertThat(report.notes()).isEqualTo(Map.of("WRITTEN", 250L));
            assertThat(odoo.table("mail.message")).hasSize(250);
            assertThat(odoo.count(CREATE)).isEqualTo(3);
            // Before anything was sent, for a ledger that is older than what was sent; not for the notes.
            assertThat(odoo.calls.indexOf(SEARCH)).isEqualTo(odoo.calls.lastIndexOf(SEARCH));
            assertThat(odoo.calls.indexOf(SEARCH)).isLessThan(odoo.calls.lastIndexOf("account.move.line.search_read"));
            assertThat(odoo.calls.stream().filter(call -> call.startsWith("mail.")))
                    .containsExactly(
                            SEARCH,
                            "mail.activity.search_read",
                            "mail.message.subtype.search_read",
                            CREATE,
                            CREATE,
                            CREATE);
        }
    }

    @Test
    void manyNoticesAreAskedForByFiveHundredAndStillCostOneRequestForAHundredNotes() {
        try (var odoo = odoo(19, 1_100);
                var connector = OdooConnector.over(odoo, folder)) {
            assertThat(connector.run().notes()).isEqualTo(Map.of("WRITTEN", 1_100L));

            assertThat(odoo.count(SEARCH)).isEqualTo(3);
            assertThat(odoo.count(CREATE)).isEqualTo(11);
        }
    }

    @Test
    void anOdooThatCannotTellIsAskedOnceAndItsNotesAreLookedFor() {
        try (var odoo = odoo(19, 600);
                var connector = OdooConnector.over(odoo, folder)) {
            odoo.answerNext(SEARCH, OdooStub.Reply.json(403, "odoo.exceptions.AccessError"));

            assertThat(connector.run().notes()).isEqualTo(Map.of("WRITTEN", 600L));

            assertThat(odoo.count(SEARCH)).isEqualTo(1 + 6);
            assertThat(odoo.count(CREATE)).isEqualTo(6);
        }
    }

    @Test
    void aNextRunWritesInOneRequestToo() {
        try (var odoo = odoo(19, 2);
                var connector = OdooConnector.over(odoo, folder)) {
            connector.run();
            odoo.calls.clear();
            odoo.arguments.clear();

            assertThat(connector.on(OdooKit.ON.plusDays(30)).run().notes()).isEqualTo(Map.of("WRITTEN", 2L));

            assertThat(odoo.calls.stream().filter(call -> call.startsWith("mail.")))
                    .containsExactly(SEARCH, "mail.activity.search_read", CREATE);
        }
    }

    @Test
    void killedBetweenTheNoteAndItsCommitItIsThereOnce() throws Exception {
        try (var odoo = odoo(19, 2)) {
            var victim = new AtomicReference<Process>();
            odoo.answer(CREATE, body -> {
                Object done = odoo.create("mail.message", body.path("vals_list"));
                victim.get().destroyForcibly();
                return done;
            });
            synchronized (odoo) {
                victim.set(OdooChild.start(odoo, folder));
            }
            assertThat(victim.get().waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(victim.get().exitValue()).isNotZero();
            assertThat(odoo.table("mail.message")).hasSize(2);
            odoo.methods.clear();

            try (var next = OdooConnector.over(odoo, folder)) {
                assertThat(next.rows(STATES)).containsExactly("PENDING after 1", "PENDING after 1");
                assertThat(next.run().notes()).isEqualTo(Map.of("ALREADY_THERE", 2L));
                assertThat(next.rows(STATES)).containsExactly("WRITTEN after 2", "WRITTEN after 2");
            }
            assertThat(odoo.table("mail.message")).hasSize(2);
            assertThat(odoo.count(CREATE)).isEqualTo(1);
        }
    }

    @Test
    void aLedgerFromBeforeTheNotesFindsThem() {
        try (var odoo = odoo(19, 2)) {
            try (var connector = OdooConnector.over(odoo, folder)) {
                connector.run();
                // As its backup of the moment between the mail and the note has it.
                connector.change("update write_back set state = 'PENDING', handed = 0");
            }
            try (var restored = OdooConnector.over(odoo, folder)) {
                assertThat(restored.run().notes()).isEqualTo(Map.of("ALREADY_THERE", 2L));
            }
            assertThat(odoo.table("mail.message")).hasSize(2);
            assertThat(odoo.count(CREATE)).isEqualTo(1);
        }
    }

    private static List<Path> mails(Path folder) throws IOException {
        Path mails = folder.resolve("mail");
        if (!Files.exists(mails)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(mails)) {
            return files.toList();
        }
    }

    @Test
    void aLedgerFromBeforeTheMailsSendsNothingAndNotesNothingTwice() throws Exception {
        try (var odoo = odoo(19, 2)) {
            Path before = Files.createDirectories(folder.resolve("lost"));
            try (var connector = OdooConnector.over(odoo, before)) {
                connector.run();
            }
            Path backup = Files.createDirectories(folder.resolve("restored"));
            try (var restored = OdooConnector.over(odoo, backup)) {
                assertThat(restored.run().alarms()).anyMatch(alarm -> alarm.contains("restored from a backup"));
                restored.bean(SendingPauses.class).resume(SendingPauses.Scope.ALL, "Ana");
                assertThat(restored.run().deliveries()).doesNotContainKey("SENT");
                assertThat(mails(before)).hasSize(2);
                assertThat(mails(backup)).isEmpty();
            }
            assertThat(odoo.table("mail.message")).hasSize(2);
        }
    }

    @Test
    void whatAnotherProcessWasGivenIsLookedForFirst() {
        try (var odoo = odoo(19, 2);
                var connector = OdooConnector.over(odoo, folder)) {
            connector.run();
            connector.change("update write_back set state = 'PENDING', handed = 0");
            connector.ask("direct:erp-contacts", List.of("dun-unknown"), List.class);
            var queue = connector.bean(WriteBackQueue.class);

            assertThat(queue.due("odoo", "tomillo", 0, 1))
                    .extracting(WriteBackEntry::handed)
                    .containsExactly(0, 0);
            assertThat(queue.neverHanded("odoo", "tomillo")).isEmpty();
            List<WriteBackEntry> second = queue.due("odoo", "tomillo", 0, 1);
            assertThat(second).extracting(WriteBackEntry::handed).containsExactly(1, 1);
            odoo.calls.clear();

            assertThat(connector
                            .ask("direct:erp-write-back", second, List.class)
                            .toString())
                    .contains("ALREADY_THERE")
                    .doesNotContain("WRITTEN]");
            assertThat(odoo.calls).contains(SEARCH).doesNotContain(CREATE);
        }
    }

    private static OdooStub odoo(int version, int debtors) {
        var odoo = new OdooStub(version);
        odoo.put("res.company", 1, "name", "Tomillo");
        for (int n = 1; n <= debtors; n++) {
            contact(odoo, n, "D" + n).put("email", "d" + n + "@example.org");
            invoice(odoo, n, 100_000 + n, n, "100").put("company_id", 1);
        }
        return odoo;
    }
}
