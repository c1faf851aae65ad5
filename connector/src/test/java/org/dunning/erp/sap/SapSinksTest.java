package org.dunning.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
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
import org.springframework.jdbc.core.JdbcTemplate;

/** The other places where contacts and levels can be kept, and what is told of them beforehand. */
class SapSinksTest {

    private static SapPeer sap;
    private static FaultProxy proxy;

    private final WriteBackEntry note = SapKit.entry("dun-aa01", "17100001", "1800000001");

    @BeforeAll
    static void start() throws Exception {
        sap = new SapPeer();
        proxy = new FaultProxy(sap.url());
        new JdbcTemplate(SapKit.DATABASE)
                .execute(Files.readString(Path.of("config-samples/sap-ecc-sql/dunning_contacts.sql")));
    }

    @AfterAll
    static void stop() {
        proxy.close();
        sap.close();
    }

    @BeforeEach
    void oneDebtor() {
        sap.forget();
        sap.debtor("17100001", "Tomillo Recambios SL", "pagos@example.com");
        sap.dunning("17100001").put("LastDunnedOn", SapPeer.day(LocalDate.of(2026, 1, 2)));
        proxy.requests.clear();
        proxy.watching = request -> {};
    }

    @Test
    void theAccountGetsTheLevelAndTheDayButNeverALowerOne() {
        var kit = kit("write-back.dunning-state=account");

        assertThat(kit.writeBack.write(List.of(note))).containsExactly(WriteBackResult.written("dun-aa01"));
        assertThat(kit.writeBack.write(List.of(note))).containsExactly(WriteBackResult.alreadyThere("dun-aa01"));

        assertThat(proxy.count("PATCH")).isEqualTo(1);
        assertThat(sap.dunning("17100001")).containsEntry("DunningLevel", "1");
        assertThat(((Calendar) sap.dunning("17100001").get("LastDunnedOn")).toInstant())
                .isEqualTo("2026-11-22T00:00:00Z");

        sap.dunning("17100001").put("DunningLevel", "3");
        kit.writeBack.write(List.of(note));
        assertThat(sap.dunning("17100001")).containsEntry("DunningLevel", "3");
    }

    @Test
    void whatSomebodyChangedMeanwhileIsReadAgainAndDecidedAnew() {
        proxy.watching = request -> {
            if (request.startsWith("PATCH") && proxy.count("PATCH") == 1) {
                // The dunning run of SAP itself was faster, and went further.
                sap.dunning("17100001").put("DunningLevel", "2");
                sap.dunning("17100001").put("LastDunnedOn", SapPeer.day(LocalDate.of(2026, 11, 21)));
            }
        };

        assertThat(kit("write-back.dunning-state=account").writeBack.write(List.of(note)))
                .containsExactly(WriteBackResult.written("dun-aa01"));

        assertThat(proxy.count("PATCH")).isEqualTo(2);
        assertThat(sap.dunning("17100001")).containsEntry("DunningLevel", "2");
        assertThat(((Calendar) sap.dunning("17100001").get("LastDunnedOn")).toInstant())
                .isEqualTo("2026-11-22T00:00:00Z");
    }

    @Test
    void anAccountWithoutDunningDataIsTold() {
        sap.rows(SapPeer.MASTER).of("A_CustomerDunning").clear();

        assertThat(kit("write-back.dunning-state=account").writeBack.write(List.of(note)))
                .singleElement()
                .satisfies(result -> assertThat(result.reason()).contains("has no dunning data in company code 1010"));
    }

    @Test
    void theAccountsTextGrowsByALineForEachContact() {
        var text = sap.add(
                "A_CustomerCompanyText",
                "Customer",
                "17100001",
                "CompanyCode",
                "1010",
                "Language",
                "EN",
                "LongTextID",
                "0001",
                "LongText",
                "old note");
        var kit = kit("write-back.contact-history=company-text");

        assertThat(kit.writeBack.write(List.of(note))).containsExactly(WriteBackResult.written("dun-aa01"));
        assertThat(kit.writeBack.write(List.of(note))).containsExactly(WriteBackResult.alreadyThere("dun-aa01"));

        assertThat(String.valueOf(text.get("LongText")).lines())
                .hasSize(2)
                .startsWith("old note")
                .last()
                .asString()
                .contains("sent by mail")
                .endsWith("[dun-aa01]");
        assertThat(kit.writeBack.write(List.of(SapKit.entry("dun-bb02", "17100009"))))
                .singleElement()
                .satisfies(result -> assertThat(result.status()).isEqualTo(Status.REJECTED));
    }

    @Test
    void aTextThatSomebodyAddedToMeanwhileIsReadAgainAndKeepsWhatTheyWrote() {
        var text = sap.add(
                "A_CustomerCompanyText",
                "Customer",
                "17100001",
                "CompanyCode",
                "1010",
                "Language",
                "EN",
                "LongTextID",
                "0001",
                "LongText",
                "old note");
        proxy.watching = request -> {
            if (request.startsWith("PATCH") && proxy.count("PATCH") == 1) {
                text.put("LongText", "old note, and Ana: promised by phone");
            }
        };

        assertThat(kit("write-back.contact-history=company-text").writeBack.write(List.of(note)))
                .containsExactly(WriteBackResult.written("dun-aa01"));

        assertThat(proxy.count("PATCH")).isEqualTo(2);
        assertThat(String.valueOf(text.get("LongText")).lines())
                .hasSize(2)
                .startsWith("old note, and Ana: promised by phone")
                .last()
                .asString()
                .endsWith("[dun-aa01]");
    }

    @Test
    void aHundredAccountsAreReadInOneRequest() {
        List<WriteBackEntry> notes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String debtor = String.valueOf(20_000_000 + i);
            sap.debtor(debtor, "Debtor " + i, "");
            sap.dunning(debtor).put("LastDunnedOn", SapPeer.day(LocalDate.of(2026, 1, 2)));
            notes.add(SapKit.entry("dun-" + i, debtor, "1800000001"));
        }

        assertThat(kit("write-back.dunning-state=account").writeBack.write(notes))
                .hasSize(100)
                .allMatch(result -> result.status() == Status.WRITTEN);

        assertThat(proxy.count("$batch")).isEqualTo(1);
        assertThat(proxy.count("PATCH")).isEqualTo(100);
    }

    @Test
    void twoContactsOfOneAccountAreTwoLinesOfItsText() {
        var text = sap.add(
                "A_CustomerCompanyText",
                "Customer",
                "17100001",
                "CompanyCode",
                "1010",
                "Language",
                "EN",
                "LongTextID",
                "0001",
                "LongText",
                "");

        kit("write-back.contact-history=company-text")
                .writeBack
                .write(List.of(note, SapKit.entry("dun-bb02", "17100001", "1800000002")));

        assertThat(String.valueOf(text.get("LongText"))).contains("[dun-aa01]", "[dun-bb02]");
        assertThat(proxy.count("PATCH")).isEqualTo(2);
    }

    @Test
    void choicesThatNeedTheSameShareOneTrial() {
        kit(
                        "write-back.contact-history=custom-object",
                        "write-back.promises=custom-object",
                        "write-back.promise-block=P",
                        "write-back.dunning-state=journal-entry-change")
                .capabilities
                .tried();

        assertThat(proxy.count("$metadata")).isEqualTo(3);
        assertThat(proxy.count("journalentrybulkchangerequest_")).isEqualTo(1);
    }

    @Test
    void theOutboxTakesEachContactOnce() {
        var kit = kit("write-back.contact-history=outbox");

        assertThat(kit.writeBack.write(List.of(note))).containsExactly(WriteBackResult.written("dun-aa01"));
        assertThat(kit.writeBack.write(List.of(note))).containsExactly(WriteBackResult.alreadyThere("dun-aa01"));
        assertThat(kit.writeBack.held(List.of("dun-aa01", "dun-x"))).containsExactly("dun-aa01");
        assertThat(new JdbcTemplate(SapKit.DATABASE).queryForMap("select * from dunning_contacts"))
                .containsEntry("COMPANY", "1010")
                .containsEntry("ERP_KEYS", "1010/2026/1800000001/001")
                .containsEntry("KIND", "NOTE");
        assertThat(kit.writeBack.write(List.of(SapKit.entry("dun-cc03", "9".repeat(50)))))
                .singleElement()
                .satisfies(result -> assertThat(result.reason()).contains("does not fit its column"));
        assertThat(proxy.requests).isEmpty();
    }

    @Test
    void tellsOfEachChoiceWhetherItCanWork() {
        Map<String, String> all = kit(
                        "write-back.contact-history=company-text",
                        "write-back.promises=custom-object",
                        "write-back.promise-block=P",
                        "write-back.dunning-state=account")
                .capabilities
                .tried();

        assertThat(all)
                .containsEntry("promises", "yes")
                .containsEntry("dunning-state", "yes")
                .containsEntry("promise-block", "yes, as far as its address tells")
                .containsEntry("erp-write-back", "yes");
        assertThat(all.get("contact-history")).startsWith("yes, though its metadata say that LongText is fixed");
        assertThat(kit("write-back.contact-history=outbox").capabilities.tried())
                .containsEntry("contact-history", "yes");
        assertThat(kit().capabilities.tried().get("erp-write-back")).startsWith("yes, and nothing is written");
        assertThat(kit().capabilities.tried().get("erp-contacts"))
                .startsWith("yes, and none is kept: dunning.sap.write-back.contact-history is none");
    }

    @Test
    void tellsWhichServiceOrFieldIsMissing() {
        assertThat(kit("write-back.contact-history=custom-object", "write-back.contact-set=YY1_OTHER")
                        .capabilities
                        .tried()
                        .get("erp-write-back"))
                .isEqualTo("no: the service of YY1_OTHER lacks YY1_OTHER; see config-samples/sap-s4");
        assertThat(kit("write-back.promises=custom-object", "services.contacts=/sap/opu/odata/sap/YY1_NONE/")
                        .capabilities
                        .tried()
                        .get("promises"))
                .startsWith("no: HTTP 404 for YY1_NONE");
        assertThat(kit("write-back.dunning-state=journal-entry-change", "services.journal-entry-change=/sap/none/")
                        .capabilities
                        .tried()
                        .get("dunning-state"))
                .startsWith("no: HTTP 404 from the service for changes of journal entries");
        proxy.faults.add(Fault.instead("API_OPLACCTGDOCITEMCUBE_SRV/$metadata", 403, "<html>no</html>"));
        assertThat(kit().capabilities.tried().get("erp-open-items"))
                .startsWith("no: HTTP 403 for API_OPLACCTGDOCITEMCUBE_SRV: the login may not do this");
    }

    @Test
    void aServiceIsAPathOnTheServerThatIsConfigured() {
        var checker =
                jakarta.validation.Validation.buildDefaultValidatorFactory().getValidator();

        assertThat(checker.validate(SapKit.properties("services.contacts=/sap/opu/odata4/A-B_1;v=0002/")))
                .isEmpty();
        for (String elsewhere : List.of("//evil.example.com/", "http://evil.example.com/", "/a//b/", "/a?b/")) {
            assertThat(checker.validate(SapKit.properties("services.contacts=" + elsewhere)))
                    .hasSize(1);
        }
    }

    @Test
    void twoOwnersOfALevelAreRefused() {
        assertThat(SapKit.properties("dunning-owner=sap").isOneOwner()).isTrue();
        assertThat(SapKit.properties("dunning-owner=sap", "write-back.dunning-state=account")
                        .isOneOwner())
                .isFalse();
        assertThatThrownBy(() -> SapKit.properties("dunning-owner=both")).hasMessageContaining("dunning-owner");
    }

    private static SapKit kit(String... settings) {
        return new SapKit(proxy.url(), settings);
    }
}
