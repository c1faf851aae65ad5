package org.dunning.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.admin.ConsoleServer.ADMIN;
import static org.dunning.admin.ConsoleServer.OPERATOR;
import static org.dunning.admin.ConsoleServer.VIEWER;
import static org.dunning.admin.ConsoleServer.password;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 42 of the fault matrix: the console against OWASP ASVS 5.0 level 2, through HTTP. */
class ConsoleSecurityTest {

    private static final String RUN_NOW =
            "{\"type\":\"exec\",\"mbean\":\"" + Jolokia.OPERATIONS + "\",\"operation\":\"runNow\"}";

    private static ConsoleServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = ConsoleServer.withUsers(folder);
        server.jolokia(ADMIN).operation("propose");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/hawtio", "/hawtio/", "/hawtio/index.html", "/hawtio/user", "/hawtio/camel", "/no/such"})
    void sendsAStrangerToTheLoginPage(String path) {
        HttpResponse<String> answer = server.browser().get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue(server.url() + "/login");
    }

    @Test
    void challengesAProgramButNoScriptOfAPage() {
        HttpResponse<String> program = server.browser().get("/hawtio/user", "Accept", "*/*");
        HttpResponse<String> script = server.browser().get("/hawtio/user", "Accept", "*/*", "Sec-Fetch-Mode", "cors");

        assertThat(program.statusCode()).isEqualTo(script.statusCode()).isEqualTo(401);
        assertThat(program.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
        assertThat(script.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void letsAPersonInByTheForm() {
        Browser browser = server.browser();
        browser.login(VIEWER, password(VIEWER));

        assertThat(browser.get("/hawtio/").body()).contains("<title>Hawtio</title>");
        assertThat(browser.get("/hawtio/user").body()).isEqualTo("\"vera\"");
    }

    @Test
    void letsAProgramInByBasicAuthentication() {
        assertThat(server.jolokia(VIEWER)
                        .operation("why", "INV-100")
                        .get("value")
                        .asText())
                .startsWith("INV-100");
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownNameAlike() {
        HttpResponse<String> wrong = server.browser().login(VIEWER, "not it");
        HttpResponse<String> unknown = server.browser().login("nobody", "not it");

        assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(302);
        assertThat(wrong.headers().firstValue("Location"))
                .isEqualTo(unknown.headers().firstValue("Location"))
                .hasValue(server.url() + "/login?error");
    }

    @Test
    void givesANewSessionAtLogin() {
        Browser browser = server.browser();
        browser.setCookie("DUNNINGSESSION", "A0000000000000000000000000000000");
        browser.login(VIEWER, password(VIEWER));

        assertThat(browser.cookie("DUNNINGSESSION")).isNotEqualTo("A0000000000000000000000000000000");
    }

    @Test
    void endsTheSessionAtLogout() {
        Browser browser = server.browser();
        browser.login(VIEWER, password(VIEWER));
        String session = browser.cookie("DUNNINGSESSION");
        browser.get("/hawtio/auth/logout");

        Browser thief = server.browser();
        thief.setCookie("DUNNINGSESSION", session);
        assertThat(thief.get("/hawtio/user").statusCode()).isEqualTo(302);
    }

    @Test
    void keepsTheSessionCookieFromScriptsAndOtherSites() {
        HttpResponse<String> answer = server.browser().login(VIEWER, password(VIEWER));

        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("DUNNINGSESSION=").contains("HttpOnly", "SameSite=Strict"));
    }

    @Test
    void refusesAForgedOperationOfALoggedInPerson() {
        Browser browser = server.browser();
        browser.login(ADMIN, password(ADMIN));

        assertThat(browser.forgedPost("/hawtio/jolokia", "application/json", RUN_NOW)
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.forgedPost("/hawtio/jolokia", "text/plain", RUN_NOW).statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/hawtio/jolokia", "application/json", RUN_NOW).body())
                .contains("completed");
    }

    @Test
    void refusesAForgedLogin() {
        assertThat(server.browser()
                        .forgedPost("/login", "application/x-www-form-urlencoded", "username=a&password=b")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesAnotherOriginEvenWithTheToken() {
        Browser browser = server.browser();
        browser.login(ADMIN, password(ADMIN));
        browser.get("/hawtio/");

        assertThat(browser.post("/hawtio/jolokia", "application/json", RUN_NOW, "Origin", "https://evil.example")
                        .body())
                .contains("is not allowed");
        assertThat(browser.post("/hawtio/jolokia", "application/json", RUN_NOW, "Referer", "http://evil.example/x")
                        .body())
                .contains("is not allowed");
        assertThat(browser.post("/hawtio/jolokia", "application/json", RUN_NOW, "Origin", server.url())
                        .body())
                .contains("completed");
    }

    @Test
    void refusesJolokiaByGet() {
        Browser browser = server.browser();
        browser.login(ADMIN, password(ADMIN));

        assertThat(browser.get("/hawtio/jolokia").statusCode()).isEqualTo(403);
        assertThat(browser.get("/hawtio/jolokia/exec/" + Jolokia.OPERATIONS + "/runNow")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void hasNoProxy() {
        Browser browser = server.browser();
        browser.login(ADMIN, password(ADMIN));

        assertThat(browser.get("/hawtio/proxy/enabled").body()).isEqualTo("false");
        assertThat(browser.get("/hawtio/proxy/http/127.0.0.1/8080/jolokia").statusCode())
                .isEqualTo(404);
        assertThat(server.jolokia(ADMIN)
                        .ask(Map.of(
                                "type",
                                "read",
                                "mbean",
                                "java.lang:type=Runtime",
                                "attribute",
                                "Uptime",
                                "target",
                                Map.of("url", "service:jmx:rmi:///jndi/ldap://127.0.0.1:9/x")))
                        .get("error")
                        .asText())
                .contains("forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/login", "/hawtio/", "/hawtio/index.html", "/hawtio/jolokia", "/actuator/health", "/no/such"})
    void isNeverFramedSniffedOrCached(String path) {
        Browser browser = server.browser();
        browser.login(VIEWER, password(VIEWER));
        HttpResponse<String> answer = browser.get(path);

        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("frame-ancestors 'none'", "script-src 'self'", "object-src 'none'")
                        .doesNotContain("unsafe-eval", "script-src 'self' 'unsafe-inline'"));
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(cache -> assertThat(cache).contains("no-cache"));
    }

    @Test
    void answersADebtorsNameAsJsonAndNeverAsAPage() {
        Browser browser = server.browser();
        browser.login(VIEWER, password(VIEWER));
        browser.get("/hawtio/");
        String why = "{\"type\":\"exec\",\"mbean\":\"" + Jolokia.OPERATIONS
                + "\",\"operation\":\"why\",\"arguments\":[\"INV-100\"]}";
        HttpResponse<String> answer = browser.post("/hawtio/jolokia", "application/json", why);

        assertThat(answer.body()).contains(ConsoleServer.UGLY_NAME);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(browser.post("/hawtio/jolokia?mimeType=text/html", "application/json", why)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void repeatsNothingOfARequestOnItsErrorPages() {
        Browser browser = server.browser();
        browser.login(VIEWER, password(VIEWER));

        assertThat(browser.get("/hawtio/%3Cscript%3Ealert(1)%3C/script%3E").body())
                .doesNotContain("<script>alert");
        assertThat(browser.get("/login?error=%3Cscript%3Ealert(1)%3C/script%3E").body())
                .doesNotContain("<script>alert");
    }

    @Test
    void refusesAViewerEveryOperationThatChangesSomething() {
        Jolokia viewer = server.jolokia(VIEWER);

        assertThat(viewer.operation("runNow").get("error").asText())
                .isEqualTo("runNow needs the role operator; you are 'vera' with the role viewer");
        assertThat(viewer.operation("propose").has("error")).isTrue();
        assertThat(viewer.operation("pauseSending", "because", "", "", "").has("error"))
                .isTrue();
        assertThat(viewer.operation("resumeSending", "", "").has("error")).isTrue();
        assertThat(viewer.operation("holdDebtor", "acme", "1", "because", "").has("error"))
                .isTrue();
        assertThat(viewer.operation("releaseDebtor", "acme", "1").has("error")).isTrue();
        assertThat(viewer.operation("approve", 1, "because").has("error")).isTrue();
        assertThat(viewer.operation("decline", 1, "because").has("error")).isTrue();
    }

    @Test
    void letsAViewerReadAndAskWhy() {
        Jolokia viewer = server.jolokia(VIEWER);

        assertThat(viewer.operation("why", "INV-100").has("value")).isTrue();
        assertThat(viewer.operation("lastRun").has("value")).isTrue();
        assertThat(viewer.read(Jolokia.OPERATIONS).at("/value/Status/user").asText())
                .isEqualTo("vera");
    }

    @Test
    void keepsAnOperatorToTheCompaniesItIsFor() {
        Jolokia operator = server.jolokia(OPERATOR);

        assertThat(operator.operation("holdDebtor", "acme", "101", "because", "")
                        .get("value")
                        .asText())
                .isEqualTo("Debtor 101 Muster GmbH of acme is held.");
        assertThat(operator.operation("holdDebtor", "globex", "1", "because", "")
                        .get("error")
                        .asText())
                .isEqualTo("no company 'globex' among yours: acme");
        assertThat(operator.operation("holdDebtor", "no-such", "1", "because", "")
                        .get("error")
                        .asText())
                .isEqualTo("no company 'no-such' among yours: acme");
        assertThat(operator.operation("releaseDebtor", "globex", "1").has("error"))
                .isTrue();
        assertThat(operator.operation("pauseSending", "because", "", "", "")
                        .get("error")
                        .asText())
                .contains("touches every company");
    }

    @Test
    void sayWhatIsWrongWithAnArgument() {
        Jolokia admin = server.jolokia(ADMIN);

        assertThat(admin.operation("pauseSending", "because", "31.12.", "", "")
                        .get("error")
                        .asText())
                .isEqualTo("'until' is not a date like 2026-12-31");
        assertThat(admin.operation("pauseSending", " ", "", "", "").get("error").asText())
                .isEqualTo("'reason' is empty");
    }
}
