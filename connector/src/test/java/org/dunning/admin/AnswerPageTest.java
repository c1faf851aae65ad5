package org.dunning.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.admin.ConsoleServer.ADMIN;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dunning.ledger.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A debtor answers by the link in its notice, as anybody on the internet would reach the page. */
class AnswerPageTest {

    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1/a/([A-Za-z0-9_-]{38})");
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    private Path folder;

    private ConsoleServer server;
    private String path;

    @BeforeEach
    void aNoticeWithALink() throws Exception {
        server = ConsoleServer.withUsers(
                folder,
                "--dunning.run.mode=send",
                "--dunning.answer-links.enabled=true",
                "--dunning.answer-links.base-url=http://127.0.0.1",
                "--dunning.answer-links.requests-a-minute=20",
                "--dunning.answer-links.key=a-key-of-more-than-thirty-two-characters");
        server.jolokia(ADMIN).operation("runNow");
        path = "/a/" + token();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** From the mail's text; its page has the same. */
    private String token() throws Exception {
        try (Stream<Path> mails = Files.list(folder.resolve("mail"))) {
            Path mail = mails.filter(file -> file.toString().endsWith(".eml"))
                    .findFirst()
                    .orElseThrow();
            try (var in = Files.newInputStream(mail)) {
                var parts = (MimeMultipart) new MimeMessage(Session.getInstance(new Properties()), in).getContent();
                String text = String.valueOf(parts.getBodyPart(0).getContent());
                Matcher link = LINK.matcher(text);
                assertThat(link.find()).as(text).isTrue();
                assertThat(String.valueOf(parts.getBodyPart(1).getContent())).contains(link.group());
                return link.group(1);
            }
        }
    }

    private List<String> rows(String select) {
        return server.context()
                .getBean(Ledger.class)
                .sql(select)
                .query(String.class)
                .list();
    }

    private LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Madrid"));
    }

    @Test
    void showingChangesNothingAndSendingActsOnce() {
        Browser browser = server.browser();
        HttpResponse<String> shown = browser.get(path);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("INV-100", "120.00 EUR");
        assertThat(rows("select intent from reply")).isEmpty();

        String promise = "choice=promise&day=" + today().plusDays(5) + "&text=after+the+holidays";
        for (int time = 0; time < 2; time++) {
            assertThat(browser.forgedPost(path, FORM, promise).body()).contains("Thank you");
        }
        assertThat(rows("select intent || ' ' || state from reply")).containsExactly("promise APPLIED");
        assertThat(rows("select state || ' ' || owner from promise")).containsExactly("OPEN credit control");
        assertThat(rows("select event from contact_history where event in ('REPLY', 'PROMISE_OPENED') order by id"))
                .containsExactly("REPLY", "PROMISE_OPENED");
    }

    @Test
    void eachAnswerHasItsConsequence() {
        Browser browser = server.browser();
        assertThat(browser.forgedPost(path, FORM, "choice=received").statusCode())
                .isEqualTo(200);
        browser.forgedPost(path, FORM, "choice=received");
        assertThat(rows("select event from contact_history where event = 'RECEIPT'"))
                .hasSize(1);
        assertThat(rows("select intent from reply")).isEmpty();

        browser.forgedPost(path, FORM, "choice=paid&paid=" + today());
        browser.forgedPost(path, FORM, "choice=dispute&text=The+goods+<b>arrived</b>+broken");
        assertThat(rows("select intent || ' ' || state from reply order by id"))
                .containsExactly("already_paid APPLIED", "dispute REVIEW");
        assertThat(rows("select kind from dunning_block where released_at is null order by id"))
                .containsExactly("CLAIM", "DISPUTE");
    }

    @Test
    void whatIsMissingIsAskedForAgain() {
        Browser browser = server.browser();
        for (String wrong : new String[] {
            "choice=promise&day=" + today().minusDays(1),
            "choice=promise&day=" + today().plusDays(400),
            "choice=promise&day=soon",
            "choice=paid&paid=" + today().plusDays(2),
            "choice=dispute&text=+",
            "choice=pay",
            ""
        }) {
            HttpResponse<String> answer = browser.forgedPost(path, FORM, wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).contains("role=\"alert\"");
        }
        assertThat(rows("select intent from reply")).isEmpty();
    }

    @Test
    void withoutAValidLinkNothingOfADebtorIsShown() {
        Browser browser = server.browser();
        String forged = path.substring(0, 10) + (path.charAt(10) == 'A' ? 'B' : 'A') + path.substring(11);
        for (String wrong : new String[] {forged, "/a/x", "/a/" + "A".repeat(38)}) {
            HttpResponse<String> answer = browser.get(wrong, "Accept-Language", "es");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body())
                    .contains("Este enlace ya no se puede usar")
                    .doesNotContain("INV-100", "acme");
            assertThat(browser.forgedPost(wrong, FORM, "choice=received").statusCode())
                    .isEqualTo(404);
        }
        assertThat(browser.get("/a/").statusCode()).isEqualTo(404);
        assertThat(browser.get("/a/../hawtio/").statusCode()).isNotEqualTo(200);
    }

    @Test
    void neitherCookieNorAddressTravelsAndNobodyFramesIt() {
        HttpResponse<String> shown = server.browser().get(path);
        assertThat(shown.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(shown.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(shown.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(shown.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(shown.headers().firstValue("X-Robots-Tag")).hasValue("noindex, nofollow");
    }

    @Test
    void whoAsksTooOftenWaits() {
        Browser browser = server.browser();
        for (int request = 0; request < 20; request++) {
            browser.get("/a/x");
        }
        assertThat(browser.get(path).statusCode()).isEqualTo(429);
        assertThat(browser.forgedPost(path, FORM, "choice=received").statusCode())
                .isEqualTo(429);
    }

    @Test
    void onAPhoneItIsReadAndSentWithoutZooming() {
        assumeTrue(Chromium.isInstalled());
        try (var chromium = new Chromium()) {
            Page page = chromium.page();
            page.setViewportSize(375, 740);
            page.navigate(server.url() + path);
            picture(page, "answer-page");
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(Boolean.TRUE);
            page.getByText("We will pay", new Page.GetByTextOptions().setExact(true))
                    .click();
            page.getByLabel("Payment will be made by").fill(today().plusDays(3).toString());
            page.getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByText("We have noted your payment by " + today().plusDays(3)))
                    .isVisible();
            picture(page, "answer-thanks");
            assertThat(chromium.complaints()).isEmpty();
        }
        assertThat(rows("select intent || ' ' || state from reply")).containsExactly("promise APPLIED");
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("connector/target/console", name + ".png"))
                .setFullPage(true));
    }
}
