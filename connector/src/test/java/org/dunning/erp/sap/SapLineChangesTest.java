package org.dunning.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import org.dunning.erp.sap.ChangeStub.Change;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackEntry.Kind;
import org.dunning.ledger.WriteBackResult;
import org.dunning.ledger.WriteBackResult.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Levels, blocks and markers on lines, by a service that carries out later what it takes. */
class SapLineChangesTest {

    private static final String LEVELS = "write-back.dunning-state=journal-entry-change";
    private static final String BLOCK = "write-back.promise-block=P";
    private static final String TEXT = "write-back.contact-history=item-text";
    private static final LocalDate DUE = LocalDate.of(2026, 10, 4);

    private static SapPeer sap;

    @BeforeAll
    static void start() {
        sap = new SapPeer();
    }

    @AfterAll
    static void stop() {
        sap.close();
    }

    @BeforeEach
    void twoItems() {
        sap.forget();
        sap.changes.forget();
        sap.item("1800000001", "17100001", "100.00", DUE);
        sap.item("1800000002", "17100001", "50.00", DUE);
    }

    private final WriteBackEntry note = SapKit.entry("dun-aa01", "17100001", "1800000001", "1800000002");

    @Test
    void aLevelIsRequestedOnceAndConfirmedByReadingAgain() {
        var kit = kit(LEVELS);

        assertThat(kit.writeBack.write(List.of(note))).containsExactly(WriteBackResult.accepted("dun-aa01"));
        assertThat(kit.writeBack.write(List.of(SapKit.again(note, 1))))
                .containsExactly(WriteBackResult.accepted("dun-aa01"));
        assertThat(sap.changes.requested)
                .containsExactlyInAnyOrder(
                        new Change("1800000001", Map.of("DunningLevel", "1", "LastDunningDate", "2026-11-22")),
                        new Change("1800000002", Map.of("DunningLevel", "1", "LastDunningDate", "2026-11-22")));
        assertThat(sap.changes.bodies).hasSize(1);

        sap.changes.carryOut();

        assertThat(kit.writeBack.write(List.of(SapKit.again(note, 2))))
                .containsExactly(WriteBackResult.written("dun-aa01"));
        assertThat(sap.changes.bodies).hasSize(1);
        assertThat(sap.item("1800000001")).containsEntry("DunningLevel", "1");
        assertThat(((Calendar) sap.item("1800000001").get("LastDunningDate")).toInstant())
                .isEqualTo("2026-11-22T00:00:00Z");
        assertThat(kit.writeBack.write(List.of(note))).containsExactly(WriteBackResult.alreadyThere("dun-aa01"));
    }

    @Test
    void whatSapNeverCarriesOutIsRejectedAfterSoManyLooks() {
        sap.changes.silentlyRefused.add("1800000002");
        var kit = kit(LEVELS, "write-back.confirm-tries=3");
        kit.writeBack.write(List.of(note));
        sap.changes.carryOut();

        assertThat(kit.writeBack.write(List.of(SapKit.again(note, 2))))
                .containsExactly(WriteBackResult.accepted("dun-aa01"));
        assertThat(kit.writeBack.write(List.of(SapKit.again(note, 3))))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.status()).isEqualTo(Status.REJECTED);
                    assertThat(result.reason())
                            .contains("1800000002")
                            .contains("JECHANGEIN")
                            .doesNotContain("1800000001");
                });
    }

    @Test
    void aFaultLeavesTheEntryForLaterAndItsTextIsNotRepeated() {
        sap.changes.fault = true;

        assertThatThrownBy(() -> kit(LEVELS).writeBack.write(List.of(note)))
                .hasMessageContaining("HTTP 500 from the service for changes of journal entries")
                .hasMessageNotContaining("Ana");
    }

    @Test
    void aLevelIsNeverLoweredAndAnItemPaidMeanwhileWantsNothing() {
        sap.item("1800000001").put("DunningLevel", "3");
        sap.item("1800000001").put("LastDunningDate", SapPeer.day(LocalDate.of(2026, 11, 23)));
        sap.item("1800000002").put("IsCleared", true);

        assertThat(kit(LEVELS).writeBack.write(List.of(note)))
                .containsExactly(WriteBackResult.alreadyThere("dun-aa01"));
        assertThat(sap.changes.bodies).isEmpty();
    }

    @Test
    void anItemThatWasOnlyListedAsNotYetDueKeepsItsLevel() {
        var upcoming = new WriteBackEntry(
                1,
                Kind.NOTE,
                "dun-aa01",
                "tomillo",
                "17100001",
                SapKit.NOW,
                SapKit.ON,
                "friendly",
                "mail",
                note.documents(),
                note.erpKeys(),
                note.total(),
                note.text(),
                null,
                List.of("friendly", ""),
                0,
                0);

        kit(LEVELS).writeBack.write(List.of(upcoming));

        assertThat(sap.changes.requested).extracting(Change::document).containsExactly("1800000001");
    }

    @Test
    void anAnswerOfTheDebtorRaisesNoLevel() {
        assertThat(kit(LEVELS).writeBack.write(List.of(SapKit.entry("reply-7", "17100001", "1800000001"))))
                .containsExactly(WriteBackResult.notKept("reply-7"));
    }

    @Test
    void aPromiseBlocksItsLinesUntilItIsClosed() {
        sap.changes.prompt = true;
        var day = LocalDate.of(2026, 12, 1);
        var opened = SapKit.entry(Kind.PROMISE_OPENED, "promise-7:opened", "17100001", day, "1800000001");
        var closed = SapKit.entry(Kind.PROMISE_CLOSED, "promise-7:kept", "17100001", null, "1800000001");
        var kit = kit(BLOCK);

        assertThat(kit.writeBack.write(List.of(opened))).containsExactly(WriteBackResult.accepted("promise-7:opened"));
        assertThat(sap.item("1800000001")).containsEntry("DunningBlockingReason", "P");
        assertThat(kit.writeBack.write(List.of(SapKit.again(opened, 1))))
                .containsExactly(WriteBackResult.written("promise-7:opened"));
        kit.writeBack.write(List.of(closed));
        assertThat(sap.item("1800000001")).containsEntry("DunningBlockingReason", "");
    }

    @Test
    void aBlockThatPeopleSetIsNeitherReplacedNorTakenAway() {
        sap.changes.prompt = true;
        sap.item("1800000001").put("DunningBlockingReason", "R");
        var closed = SapKit.entry(Kind.PROMISE_CLOSED, "promise-7:kept", "17100001", null, "1800000001");
        var opened = SapKit.entry(Kind.PROMISE_OPENED, "promise-7:opened", "17100001", SapKit.ON, "1800000001");

        kit(BLOCK).writeBack.write(List.of(opened));
        kit(BLOCK).writeBack.write(List.of(closed));

        assertThat(sap.changes.requested).isEmpty();
    }

    @Test
    void theMarkerOfAContactFitsTheLinesTextAndGivesWayToALaterOne() {
        sap.changes.prompt = true;
        var kit = kit(TEXT);
        kit.writeBack.write(List.of(note));
        assertThat(sap.item("1800000001").get("DocumentItemText")).isEqualTo("M1 2026-11-22 mail friendly #aa01");
        assertThat(kit.writeBack.write(List.of(note))).containsExactly(WriteBackResult.alreadyThere("dun-aa01"));

        sap.item("1800000001").put("DocumentItemText", "M2 2026-12-06 mail firm #cc03");
        assertThat(kit.writeBack.write(List.of(SapKit.again(note, 1))))
                .containsExactly(WriteBackResult.written("dun-aa01"));

        sap.item("1800000002").put("DocumentItemText", "agreed with Ana by phone");
        assertThat(kit.writeBack.write(List.of(note))).singleElement().satisfies(result -> assertThat(result.reason())
                .isEqualTo("the text of 1800000002 is somebody else's, and is not written over"));
    }

    @Test
    void severalWishesForALineAreOneChange() {
        sap.changes.prompt = true;
        kit(LEVELS, TEXT).writeBack.write(List.of(note, SapKit.entry("dun-bb02", "17100001", "1800000001")));

        assertThat(sap.changes.bodies).hasSize(1);
        assertThat(sap.changes.requested).hasSize(2);
        assertThat(sap.item("1800000001"))
                .containsEntry("DunningLevel", "1")
                .containsEntry("DocumentItemText", "M1 2026-11-22 mail friendly #bb02");
    }

    private static SapKit kit(String... settings) {
        return new SapKit(sap.url(), settings);
    }
}
