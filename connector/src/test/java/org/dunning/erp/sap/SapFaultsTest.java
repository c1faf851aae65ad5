package org.dunning.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.dunning.erp.sap.FaultProxy.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a network, a gateway and a proxy can do to the way between us and SAP. */
class SapFaultsTest {

    private static final String CUBE = "API_OPLACCTGDOCITEMCUBE_SRV/A_";
    private static final String BATCH = "API_BUSINESS_PARTNER/$batch";
    private static final LocalDate DUE = LocalDate.of(2026, 10, 4);

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
    void items() {
        sap.forget();
        sap.logins.clear();
        sap.logins.add(SapPeer.basic(SapPeer.USER, SapPeer.PASSWORD));
        sap.debtor("17100001", "Tomillo Recambios SL", "pagos@example.com");
        fill(250);
        proxy.faults.clear();
        proxy.requests.clear();
        proxy.cookies.clear();
        proxy.moreCookies.clear();
        proxy.rewriting = UnaryOperator.identity();
        proxy.watching = request -> {};
    }

    private static void fill(int count) {
        sap.rows(SapPeer.CUBE)
                .replaceAll(
                        SapPeer.ITEMS,
                        IntStream.range(0, count)
                                .mapToObj(i ->
                                        SapPeer.invoice(String.valueOf(1_800_000_000 + i), "17100001", "10.00", DUE))
                                .toList());
    }

    @Test
    void aServerThatAsksToBeLeftAloneIsLeftAloneForAsLongAsItSays() {
        proxy.faults.add(Fault.instead(CUBE, 429, "").with("Retry-After", "7"));
        proxy.faults.add(Fault.instead(CUBE, 503, "<html>maintenance</html>"));
        var kit = new SapKit(proxy.url());

        assertThat(kit.swept()).hasSize(250);
        assertThat(kit.pauses).hasSize(2).first().isEqualTo(Duration.ofSeconds(7));
        assertThat(kit.pauses.get(1)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
    }

    @Test
    void aBrokenConnectionIsTriedAgainWhenOnlyReading() {
        proxy.faults.add(Fault.lostAnswer(CUBE));
        proxy.faults.add(Fault.lostAnswer(BATCH));

        assertThat(new SapKit(proxy.url()).swept()).hasSize(250);
    }

    @Test
    void aSweepThatStaysBrokenFailsAndIsNoHalfSweep() {
        for (int i = 0; i < 4; i++) {
            proxy.faults.add(
                    Fault.instead(CUBE + "OperationalAcctgDocItemCube?$skiptoken", 502, "<html>Bad gateway</html>"));
            proxy.faults.add(Fault.instead("skiptoken", 502, "<html>Bad gateway</html>"));
        }
        assertThatThrownBy(() -> new SapKit(proxy.url()).swept())
                .hasMessageContaining("HTTP 502 for A_OperationalAcctgDocItemCube")
                .hasMessageNotContaining("html");
    }

    @Test
    void errorsAreToldByCodeAndTransactionInWhateverFormTheyCome() {
        String json =
                "{\"error\":{\"code\":\"F5/117\",\"message\":{\"lang\":\"de\",\"value\":\"Ana Ruiz ist gesperrt\"},"
                        + "\"innererror\":{\"transactionid\":\"4A1BC3\"}}}";
        proxy.faults.add(Fault.instead(CUBE, 400, json).with("Content-Type", "application/json;charset=utf-8"));
        assertThatThrownBy(() -> new SapKit(proxy.url()).swept())
                .hasMessageContaining("HTTP 400 for A_OperationalAcctgDocItemCube (F5/117, transaction 4A1BC3)")
                .hasMessageNotContaining("Ana");

        String xml = "<?xml version=\"1.0\"?><error><code>/IWFND/CM_MGW/096</code><message>Ana</message><innererror>"
                + "<transactionid>77FF</transactionid></innererror></error>";
        proxy.faults.add(Fault.instead(CUBE, 403, xml).with("Content-Type", "application/atom+xml"));
        assertThatThrownBy(() -> new SapKit(proxy.url()).swept())
                .hasMessageContaining("(/IWFND/CM_MGW/096, transaction 77FF): the login may not do this")
                .hasMessageNotContaining("Ana");

        proxy.faults.add(Fault.instead(CUBE, 404, "<html>not found</html>"));
        assertThatThrownBy(() -> new SapKit(proxy.url()).swept())
                .hasMessageContaining(
                        "no such service here; is it activated, and are dunning.sap.services and system-client right?");

        proxy.faults.add(Fault.instead(CUBE, 302, "").with("Location", "http://169.254.169.254/login"));
        assertThatThrownBy(() -> new SapKit(proxy.url()).swept()).hasMessageContaining("a redirect");
    }

    @Test
    void aLoginPageIsNotTakenForAnAnswer() {
        for (int i = 0; i < 4; i++) {
            proxy.faults.add(Fault.instead(CUBE, 200, "<html>Sign in</html>"));
        }
        assertThatThrownBy(() -> new SapKit(proxy.url()).swept())
                .hasMessageContaining("is not SAP's service but a page");
    }

    @Test
    void aWrongPasswordIsToldAtOnce() {
        sap.logins.clear();
        var kit = new SapKit(proxy.url());

        assertThatThrownBy(kit::swept).hasMessageContaining("the login was not accepted; see dunning.erp-api");
        assertThat(proxy.requests).hasSize(1);
        assertThat(kit.pauses).isEmpty();
    }

    @Test
    void aCursorThatLeadsInACircleIsGivenUp() {
        proxy.rewriting =
                text -> text.replaceAll("\"__next\":\"[^\"]*\"", "\"__next\":\"A_OperationalAcctgDocItemCube?x=1\"");
        assertThatThrownBy(() -> new SapKit(proxy.url()).swept()).hasMessageContaining("lead in a circle");

        // Another link each time, and always the same rows.
        var number = new AtomicInteger();
        proxy.rewriting = text -> text.replaceAll(
                "\"__next\":\"[^\"]*\"",
                "\"__next\":\"A_OperationalAcctgDocItemCube?\\$top=5&n=" + number.incrementAndGet() + "\"");
        assertThatThrownBy(() -> new SapKit(proxy.url()).swept()).hasMessageContaining("lead in a circle");
        assertThat(number.get()).isLessThan(20);
    }

    @Test
    void aLinkWithAnotherHostIsFollowedOnOursAndOneIntoAnotherServiceIsNot() {
        proxy.rewriting = text -> text.replace(
                "\"__next\":\"A_",
                "\"__next\":\"http://169.254.169.254/sap/opu/odata/sap/API_OPLACCTGDOCITEMCUBE_SRV/A_");
        assertThat(new SapKit(proxy.url()).swept()).hasSize(250);

        proxy.rewriting = text -> text.replace("\"__next\":\"A_", "\"__next\":\"http://169.254.169.254/latest/A_");
        assertThatThrownBy(() -> new SapKit(proxy.url()).swept()).hasMessageContaining("it is not followed");
    }

    @Test
    void withoutLinksAServerIsReadInWindowsThatOverlap() {
        proxy.rewriting = SapFaultsTest::withoutLinks;

        assertThat(documents(new SapKit(proxy.url()))).hasSize(250).doesNotHaveDuplicates();
        assertThat(proxy.requests).anyMatch(request -> request.contains("$skip=99"));
    }

    @Test
    void anItemThatIsClearedBetweenTwoWindowsMakesNoneBehindItVanish() {
        proxy.rewriting = SapFaultsTest::withoutLinks;
        proxy.watching = request -> {
            if (request.contains("$skip=99")) {
                List<Map<String, Object>> items = sap.items();
                items.get(0).put("IsCleared", true);
                items.get(1).put("IsCleared", true);
            }
        };

        assertThat(documents(new SapKit(proxy.url()))).hasSize(250).doesNotHaveDuplicates();
    }

    private static String withoutLinks(String text) {
        return text.replaceAll(",?\"__next\":\"[^\"]*\"", "");
    }

    private static List<Object> documents(SapKit kit) {
        List<Object> documents = new ArrayList<>();
        kit.swept().forEach(row -> documents.add(row.get("AccountingDocument")));
        return documents;
    }

    @Test
    void aTokenAgainstForgeryThatEndedIsFetchedOnceMoreAndNoOftener() {
        var kit = new SapKit(proxy.url());
        kit.swept();
        long fetched = tokens();

        proxy.faults.add(
                Fault.instead(BATCH, 403, "CSRF token validation failed").with("x-csrf-token", "Required"));
        kit.swept();
        assertThat(tokens()).isEqualTo(fetched + 1);

        proxy.faults.add(Fault.instead(BATCH, 403, "").with("x-csrf-token", "Required"));
        proxy.faults.add(Fault.instead(BATCH, 403, "").with("x-csrf-token", "Required"));
        assertThatThrownBy(kit::swept).hasMessageContaining("HTTP 403");
        assertThat(tokens()).isEqualTo(fetched + 2);

        proxy.faults.add(Fault.instead(BATCH, 403, ""));
        long batches = proxy.count(BATCH);
        assertThatThrownBy(kit::swept).hasMessageContaining("the login may not do this");
        assertThat(proxy.count(BATCH)).isEqualTo(batches + 1);
    }

    private static long tokens() {
        return proxy.requests.stream()
                .filter(request -> request.startsWith("GET /sap/opu/odata/sap/API_BUSINESS_PARTNER/?"))
                .count();
    }

    @Test
    void everyRequestNamesTheSystemsClientAndTheLanguage() {
        new SapKit(proxy.url(), "system-client=100", "language=DE").swept();

        assertThat(proxy.requests)
                .isNotEmpty()
                .allMatch(request -> request.contains("sap-client=100") && request.contains("sap-language=DE"));
    }

    @Test
    void aTokenThatEndsInTheMiddleOfASweepIsRenewedOnce() throws Exception {
        try (var authority = new TokenAuthority(sap)) {
            proxy.watching = request -> {
                if (request.contains("skiptoken") && authority.asked.get() == 1) {
                    sap.logins.clear();
                }
            };
            var kit = new SapKit(proxy.url(), authority.settings(TokenAuthority.SECRET));

            assertThat(kit.swept()).hasSize(250);
            assertThat(authority.asked).hasValue(2);
            kit.swept();
            assertThat(authority.asked).hasValue(2);

            proxy.watching = request -> sap.logins.clear();
            assertThatThrownBy(kit::swept).hasMessageContaining("the login was not accepted");
            assertThat(authority.asked).hasValue(3);
        }
    }

    @Test
    void aTokenIsReplacedAMinuteBeforeItEndsAndSoIsNeverRefused() throws Exception {
        try (var authority = new TokenAuthority(sap)) {
            authority.life = 600;
            var kit = new SapKit(proxy.url(), authority.settings(TokenAuthority.SECRET));
            kit.swept();

            kit.now = SapKit.NOW.plusSeconds(539);
            kit.swept();
            assertThat(authority.asked).hasValue(1);

            // The first one would still be taken: time alone is why another is asked for.
            kit.now = SapKit.NOW.plusSeconds(540);
            assertThat(sap.logins).containsExactly("Bearer token-1");
            kit.swept();
            assertThat(authority.asked).hasValue(2);
            assertThat(sap.logins).containsExactly("Bearer token-2");

            kit.now = SapKit.NOW.plusSeconds(540 + 539);
            kit.swept();
            assertThat(authority.asked).hasValue(2);
        }
    }

    @Test
    void anAuthorityThatRefusesIsToldWithoutTheSecretAndNotAskedAtEveryRequest() throws Exception {
        try (var authority = new TokenAuthority(sap)) {
            var kit = new SapKit(proxy.url(), authority.settings("falsch"));
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(kit::swept)
                        .hasMessageContaining(
                                "no token from 127.0.0.1: HTTP 401, invalid_client; see dunning.sap.oauth")
                        .hasMessageNotContaining("falsch");
            }
            assertThat(authority.asked).hasValue(1);
        }
    }

    @Test
    void allCookiesGoWithTheTokenAgainstForgery() {
        proxy.moreCookies.addAll(
                List.of("SAP_SESSIONID_S4H_100=one; path=/", "sap-XSRF_S4H_100=two; path=/sap", "other=three"));
        new SapKit(proxy.url()).swept();

        int batch = IntStream.range(0, proxy.requests.size())
                .filter(i -> proxy.requests.get(i).contains(BATCH))
                .findFirst()
                .orElseThrow();
        assertThat(proxy.cookies.get(batch))
                .contains("JSESSIONID=", "SAP_SESSIONID_S4H_100=one", "sap-XSRF_S4H_100=two");
    }

    @Test
    void aTimeToComeBackIsReckonedByTheServersClockAndTooLateATimeEndsTheRun() {
        ZonedDateTime later = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(90);
        proxy.faults.add(
                Fault.instead(CUBE, 503, "").with("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(later)));
        var kit = new SapKit(proxy.url());
        assertThat(kit.swept()).hasSize(250);
        assertThat(kit.pauses).singleElement().satisfies(pause -> assertThat(pause)
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(91)));

        proxy.faults.add(Fault.instead(CUBE, 429, "").with("Retry-After", "3600"));
        assertThatThrownBy(kit::swept).hasMessageContaining("the server asks to be left alone for PT1H");
        assertThat(kit.pauses).hasSize(1);
    }
}
