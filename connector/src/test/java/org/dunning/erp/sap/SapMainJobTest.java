package org.dunning.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.dunning.erp.sap.FaultProxy.Fault;
import org.dunning.receivable.OpenItem;
import org.dunning.run.Outcome;
import org.dunning.run.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** config-samples/sap-s4 as it is, over 5,000 items. */
class SapMainJobTest {

    private static final int DEBTORS = 50;
    private static final LocalDate DUE = SapKit.ON.minusDays(5);

    @TempDir
    Path folder;

    @Test
    void runsFromFiveThousandItemsToOneContactForEachNotice() throws Exception {
        try (var sap = new SapPeer();
                var proxy = new FaultProxy(sap.url())) {
            fill(sap);
            try (var connector = SampleRun.s4(
                    proxy.url(),
                    folder,
                    "ledger",
                    "--dunning.sap.write-back.contact-history=custom-object",
                    "--dunning.sap.write-back.dunning-state=journal-entry-change")) {
                connector.justBeforeTheRecheck(() -> sap.item("1800000007").put("IsCleared", true));
                RunReport report = connector.run();

                assertThat(report.alarms()).isEmpty();
                assertThat(report.complete()).isTrue();
                assertThat(report.items()).isEqualTo(5_000);
                // 30 debtors owe one overdue item each; one more is without an address, and one covered by its credit.
                assertThat(report.outcomes().get(Outcome.NOTIFY)).isEqualTo(30L);
                assertThat(report.outcomes().get(Outcome.NO_CONTACT)).isEqualTo(1L);
                assertThat(report.outcomes().get(Outcome.NETTED)).isEqualTo(2L);
                assertThat(report.deliveries()).isEqualTo(Map.of("SENT", 29L, "WITHDRAWN", 1L));
                // Each contact is a row at once; its level is only requested.
                assertThat(report.notes()).isEqualTo(Map.of("ACCEPTED", 29L));
                assertThat(contacts(sap)).hasSize(29);
                assertThat(sap.changes.requested).hasSize(29);
                assertThat(connector.mails()).hasSize(29);
                // Fifty pages of a hundred, six windows, and master data once for each thousand at most.
                assertThat(proxy.count("GET /sap/opu/odata/sap/API_OPLACCTGDOCITEMCUBE_SRV/A_"))
                        .isLessThanOrEqualTo(56);
                assertThat(proxy.count("API_BUSINESS_PARTNER/$batch")).isLessThanOrEqualTo(7);
                // Looked for before sending, looked for before writing, written.
                assertThat(proxy.count("YY1_DUNNINGCONTACT_CDS/$batch")).isEqualTo(3);

                connector.later(Duration.ofSeconds(90));
                assertThat(connector.reconcile().inWords()).isEqualTo("29 mails compared, no difference");
                sap.changes.carryOut();
                RunReport second = connector.run();
                assertThat(second.deliveries().getOrDefault("SENT", 0L)).isZero();
                assertThat(second.notes()).isEqualTo(Map.of("WRITTEN", 29L));
                assertThat(contacts(sap)).hasSize(29);
                assertThat(sap.changes.requested).hasSize(29);
                assertThat(sap.item("1800000003")).containsEntry("DunningLevel", "1");

                theOtherRoutes(connector.camel(), sap);
            }
        }
    }

    @Test
    void runsThroughAnUnquietNetworkAndWritesEachContactOnce() throws Exception {
        try (var sap = new SapPeer();
                var proxy = new FaultProxy(sap.url());
                var authority = new TokenAuthority(sap)) {
            for (int i = 0; i < 3; i++) {
                sap.debtor(debtor(i), "Debtor " + i, "d" + i + "@example.com");
                sap.item(String.valueOf(1_800_000_000 + i), debtor(i), "10.00", DUE);
            }
            String batch = "YY1_DUNNINGCONTACT_CDS/$batch";
            proxy.faults.add(
                    Fault.instead("API_OPLACCTGDOCITEMCUBE_SRV/A_", 429, "").with("Retry-After", "1"));
            proxy.faults.add(Fault.instead("API_BUSINESS_PARTNER/$batch", 502, "<html>Bad gateway</html>"));
            proxy.watching = request -> {
                long batches = proxy.count(batch);
                if (request.contains(batch) && batches == 1) {
                    // Before anything is sent the login and the token against forgery end.
                    sap.logins.clear();
                } else if (request.contains(batch) && batches == 3) {
                    proxy.faults.add(Fault.instead(batch, 403, "").with("x-csrf-token", "Required"));
                } else if (request.contains(batch) && batches == 5) {
                    proxy.faults.add(Fault.lostAnswer(batch));
                }
            };
            List<String> settings = new ArrayList<>(List.of("--dunning.sap.write-back.contact-history=custom-object"));
            List.of(authority.settings(TokenAuthority.SECRET))
                    .forEach(setting -> settings.add("--dunning.sap." + setting));
            try (var connector = SampleRun.s4(proxy.url(), folder, "ledger", settings.toArray(String[]::new))) {
                RunReport report = connector.run();

                assertThat(report.alarms()).isEmpty();
                assertThat(report.deliveries()).isEqualTo(Map.of("SENT", 3L));
                assertThat(report.notes()).isEqualTo(Map.of("WRITTEN", 3L));
            }
            assertThat(contacts(sap)).hasSize(3);
            assertThat(proxy.faults).isEmpty();
            assertThat(proxy.count(batch)).isGreaterThanOrEqualTo(6);
            assertThat(authority.asked).hasValue(2);
        }
    }

    @Test
    void followsTheLevelsOfSapsOwnDunningRunWhereThatOwnsThem() throws Exception {
        try (var sap = new SapPeer()) {
            sap.debtor("17100001", "Not dunned by SAP yet", "one@example.com");
            sap.debtor("17100002", "Dunned by SAP", "two@example.com");
            sap.item("1800000001", "17100001", "10.00", DUE.minusDays(60));
            sap.item("1800000002", "17100002", "10.00", DUE).put("DunningLevel", "2");
            try (var connector = SampleRun.s4(sap.url(), folder, "ledger", "--dunning.sap.dunning-owner=sap")) {
                RunReport report = connector.run();

                assertThat(report.notices()).singleElement().satisfies(notice -> {
                    assertThat(notice.stage()).isEqualTo("firm");
                    assertThat(notice.items()).containsExactly("1800000002");
                });
                assertThat(report.outcomes()).isEqualTo(Map.of(Outcome.NOTIFY, 1L, Outcome.NOT_DUE, 1L));
                assertThat(report.notes()).isEqualTo(Map.of("NOT_KEPT", 1L));
                assertThat(sap.changes.requested).isEmpty();
            }
        }
    }

    private static void theOtherRoutes(ProducerTemplate camel, SapPeer sap) {
        String key = String.valueOf(contacts(sap).get(0).get("ContactID"));
        assertThat(camel.requestBody("direct:erp-contacts", List.of(key, "dun-x"), List.class))
                .containsExactly(key);
        Map<?, ?> capabilities = camel.requestBody("direct:erp-capabilities", "", Map.class);
        for (String capability : List.of("erp-open-items", "erp-recheck", "erp-write-back", "erp-contacts")) {
            assertThat(String.valueOf(capabilities.get(capability))).startsWith("yes");
        }
        var kit = new SapKit(sap.url());
        OpenItem item = kit.mapped(kit.recheck(List.of("1010/2026/1800000002/001"), List.of())
                        .get(0))
                .item();
        assertThat(camel.requestBody("direct:erp-document", item, byte[].class)).isNull();
    }

    private static void fill(SapPeer sap) {
        for (int i = 0; i < DEBTORS; i++) {
            String email = i == 30 ? "" : "d" + i + "@example.com";
            sap.debtor(debtor(i), "Debtor " + i, email);
        }
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < 4_999; i++) {
            boolean overdue = i <= 31;
            items.add(SapPeer.invoice(
                    String.valueOf(1_800_000_000 + i),
                    debtor(i % DEBTORS),
                    "10.00",
                    overdue ? DUE : SapKit.ON.plusDays(40)));
        }
        Map<String, Object> credit = SapPeer.invoice("1600000000", debtor(31), "-10.00", DUE);
        credit.put("InvoiceReference", "1800000031");
        items.add(credit);
        sap.rows(SapPeer.CUBE).replaceAll(SapPeer.ITEMS, items);
    }

    private static String debtor(int i) {
        return String.valueOf(17_100_000 + i);
    }

    private static List<Map<String, Object>> contacts(SapPeer sap) {
        return sap.rows(SapPeer.CONTACTS).of("YY1_DUNNINGCONTACT");
    }
}
