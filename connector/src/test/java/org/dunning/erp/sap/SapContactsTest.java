package org.dunning.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import org.dunning.erp.sap.FaultProxy.Fault;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult;
import org.dunning.ledger.WriteBackResult.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contacts and promises as rows of the custom object. */
class SapContactsTest {

    private static final String BATCH = "POST /sap/opu/odata/sap/YY1_DUNNINGCONTACT_CDS/$batch";

    private static SapPeer sap;
    private static FaultProxy proxy;

    @BeforeAll
    static void start() {
        sap = new SapPeer();
        proxy = new FaultProxy(sap.url());
    }

    @AfterAll
    static void stop() {
        proxy.close();
        sap.close();
    }

    @BeforeEach
    void nothingYet() {
        sap.forget();
        proxy.faults.clear();
        proxy.requests.clear();
    }

    @Test
    void aContactIsOneRowUnderItsNaturalKey() {
        var kit = kit();
        var entry = SapKit.entry("dun-aa01", "17100001", "1800000001", "1800000002");

        assertThat(kit.writeBack.write(List.of(entry))).containsExactly(WriteBackResult.written("dun-aa01"));
        assertThat(kit.writeBack.write(List.of(entry))).containsExactly(WriteBackResult.alreadyThere("dun-aa01"));

        assertThat(rows()).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("ContactID", "dun-aa01")
                .containsEntry("ContactType", "NOTE")
                .containsEntry("CompanyCode", "1010")
                .containsEntry("Customer", "17100001")
                .containsEntry("Documents", "1800000001, 1800000002")
                .containsEntry("DunningStage", "friendly")
                .containsEntry("Currency", "EUR"));
        assertThat(rows().get(0).get("Amount")).hasToString("120.50");
        assertThat(kit.writeBack.held(List.of("dun-aa01", "dun-bb02"))).containsExactly("dun-aa01");
    }

    @Test
    void aHundredContactsTakeOneRequestToLookAndOneToWrite() {
        List<WriteBackEntry> entries = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            entries.add(SapKit.entry("dun-" + i, "17100001", "1800000001"));
        }

        assertThat(kit().writeBack.write(entries)).hasSize(100).allMatch(result -> result.status() == Status.WRITTEN);

        assertThat(rows()).hasSize(100);
        assertThat(proxy.requests).hasSize(3); // and one for the token
        assertThat(proxy.count(BATCH)).isEqualTo(2);
    }

    @Test
    void anAnswerThatGotLostIsLookedForInsteadOfWritingTwice() {
        isWrittenOnce(Fault.lostAnswer(BATCH), kit());
    }

    @Test
    void anAnswerThatNeverCameInTimeIsLookedForInsteadOfWritingTwice() {
        isWrittenOnce(
                Fault.silent(BATCH),
                new SapKit(proxy.url(), "write-back.contact-history=custom-object", "timeout=PT3S"));
    }

    private static void isWrittenOnce(Fault fault, SapKit kit) {
        kit.writeBack.held(List.of("dun-x"));
        proxy.watching = request -> {
            // The second batch is the one that writes.
            if (proxy.count(BATCH) == 3) {
                proxy.faults.add(fault);
            }
        };

        assertThat(kit.writeBack.write(List.of(SapKit.entry("dun-aa01", "17100001"))))
                .containsExactly(WriteBackResult.written("dun-aa01"));

        proxy.watching = request -> {};
        assertThat(rows()).hasSize(1);
        assertThat(kit.writeBack.write(List.of(SapKit.entry("dun-aa01", "17100001"))))
                .containsExactly(WriteBackResult.alreadyThere("dun-aa01"));
    }

    @Test
    void oneThatIsRefusedDoesNotUndoTheOthersAndItsTextIsNotRepeated() {
        List<WriteBackResult> results = kit().writeBack
                .write(List.of(
                        SapKit.entry("dun-aa01", "17100001"),
                        SapKit.entry("dun-bb02", "REFUSED"),
                        SapKit.entry("dun-cc03", "17100001")));

        assertThat(rows()).extracting(row -> row.get("ContactID")).containsExactly("dun-aa01", "dun-cc03");
        assertThat(results)
                .filteredOn(result -> result.status() == Status.REJECTED)
                .singleElement()
                .satisfies(
                        result -> assertThat(result.reason()).contains("F2/042").doesNotContain("Ana"));
    }

    @Test
    void aServerThatCannotTakeAnythingLeavesAllForLater() {
        for (int i = 0; i < 4; i++) {
            proxy.faults.add(Fault.instead(BATCH, 503, "<html>later</html>"));
        }
        assertThatThrownBy(() -> kit().writeBack.write(List.of(SapKit.entry("dun-aa01", "17100001"))))
                .hasMessageContaining("HTTP 503");
        assertThat(rows()).isEmpty();
    }

    @Test
    void aPromiseIsARowOfTheSameObjectWithItsDay() {
        var day = LocalDate.of(2026, 12, 1);
        var promise =
                SapKit.entry(WriteBackEntry.Kind.PROMISE_OPENED, "promise-7:opened", "17100001", day, "1800000001");
        assertThat(new SapKit(proxy.url(), "write-back.contact-history=custom-object")
                        .writeBack.write(List.of(promise)))
                .containsExactly(WriteBackResult.notKept("promise-7:opened"));

        assertThat(new SapKit(proxy.url(), "write-back.promises=custom-object").writeBack.write(List.of(promise)))
                .containsExactly(WriteBackResult.written("promise-7:opened"));
        assertThat(rows()).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("ContactType", "PROMISE_OPENED")
                .hasEntrySatisfying("PromisedDate", promised -> assertThat(((Calendar) promised).toInstant())
                        .isEqualTo("2026-12-01T00:00:00Z")));
    }

    @Test
    void byDefaultNothingIsWrittenAndSapIsNotEvenAsked() {
        var kit = new SapKit(proxy.url());

        assertThat(kit.writeBack.write(List.of(SapKit.entry("dun-aa01", "17100001"))))
                .containsExactly(WriteBackResult.notKept("dun-aa01"));
        assertThat(kit.writeBack.held(List.of("dun-aa01"))).isNull();
        assertThat(proxy.requests).isEmpty();
    }

    private static SapKit kit() {
        return new SapKit(proxy.url(), "write-back.contact-history=custom-object");
    }

    private static List<Map<String, Object>> rows() {
        return sap.rows(SapPeer.CONTACTS).of("YY1_DUNNINGCONTACT");
    }
}
