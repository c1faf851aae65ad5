package org.dunning.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.admin.ConsoleServer.ADMIN;
import static org.dunning.admin.ConsoleServer.OPERATOR;
import static org.dunning.admin.ConsoleServer.VIEWER;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.dunning.inbox.Inbox;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.Suppressions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that wait for a person, by operations and in the page. */
class RepliesInTheConsoleTest {

    private static final String REPLIES = "org.dunning:type=Dunning,name=Replies";

    @TempDir
    private Path folder;

    private ConsoleServer server;

    @BeforeEach
    void anAnswerOfEachCompanyAndOneOfNobody() {
        server = ConsoleServer.withUsers(folder, "--dunning.run.mode=send", "--dunning.run.unattended-limit.EUR=50000");
        server.jolokia(ADMIN).operation("runNow");
        answer("ugly@example.com", "INV-100", "1");
        answer("other@example.com", "INV-200", "2");
        answer("nobody@example.net", "hello", "3");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void answer(String from, String subject, String id) {
        String mail = "From: <" + from + ">\nTo: ar@example.com\nSubject: Re: " + subject
                + "\nDate: Sat, 21 Nov 2026 10:00:00 +0100\nMessage-ID: <" + id
                + "@example.com>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
                + "We dispute this <script>alert(1)</script> invoice, the goods arrived broken.\n";
        server.context().getBean(Inbox.class).receive(mail.getBytes(StandardCharsets.UTF_8));
    }

    private String said(String user, String operation, Object... arguments) {
        var answer = server.jolokia(user).exec(REPLIES, operation, arguments);
        return answer.has("value")
                ? answer.get("value").asText()
                : answer.get("error").asText();
    }

    @Test
    void eachSeesThoseOfItsCompaniesAndOnlyOperatorsDecide() {
        assertThat(said(ADMIN, "waiting")).contains("reply 1 ", "reply 2 ", "reply 3 ", "of nobody we know", "[[");
        assertThat(said(OPERATOR, "waiting")).contains("reply 1 ").doesNotContain("reply 2 ", "reply 3 ");
        assertThat(said(OPERATOR, "read", 2)).contains("there is no reply 2");
        assertThat(said(OPERATOR, "dismiss", 3, "")).contains("there is no reply 3");
        assertThat(said(VIEWER, "dismiss", 1, "")).contains("dismiss needs the role operator");

        assertThat(said(OPERATOR, "confirm", 1, "rang them"))
                .startsWith("reply 1 is confirmed by otto as dispute")
                .contains("1 item rests until it is settled");
        assertThat(said(OPERATOR, "confirm", 1, "")).contains("only what waits for a person");
        assertThat(said(ADMIN, "correct", 2, "promise", "tomorrow", "", "", "")).contains("'tomorrow' is not a date");
        assertThat(said(ADMIN, "correct", 2, "already_paid", "", "", "", "")).startsWith("reply 2 is corrected by ada");
        assertThat(said(ADMIN, "dismiss", 3, "an advertisement")).startsWith("reply 3 is dismissed");
        assertThat(said(ADMIN, "waiting")).isEqualTo("No answer waits for a person.");
    }

    @Test
    void anAddressThatTookNoMailIsReleased() {
        server.context().getBean(Suppressions.class).suppress("x@example.com", Suppressions.Reason.BOUNCED, "notice 1");
        assertThat(said(ADMIN, "suppressedAddresses"))
                .contains("x@example.com since", "its mails came back (notice 1)");
        assertThat(said(OPERATOR, "releaseAddress", "x@example.com")).contains("touches every company");
        assertThat(said(ADMIN, "releaseAddress", "x@example.com")).isEqualTo("x@example.com is used again.");
        assertThat(said(ADMIN, "releaseAddress", "x@example.com")).contains("is not on the list");
    }

    @Test
    void inThePageTheTextIsReadWithItsEvidenceAndDecidedByOneButton() {
        assumeTrue(Chromium.isInstalled());
        try (var chromium = new Chromium()) {
            Page page = chromium.page();
            page.navigate(server.url() + "/");
            page.getByLabel("Name").fill(ADMIN);
            page.getByLabel("Password").fill(ConsoleServer.password(ADMIN));
            page.getByText("Log in", new Page.GetByTextOptions().setExact(true)).click();
            page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Answers (3)"))
                    .click();
            assertThat(page.locator("mark").first()).isVisible();
            assertThat(page.getByText("<script>alert(1)</script>").first()).isVisible();
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("connector/target/console/answers.png")));

            page.getByText("Confirm", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            assertThat(page.locator("#dunning-answer")).containsText("reply 1 is confirmed by ada");
            page.getByText("Correct", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            page.getByLabel("It means").selectOption("already_paid");
            page.locator("button[form=dunning-form]").click();
            assertThat(page.locator("#dunning-answer")).containsText("reply 2 is corrected by ada");
            assertThat(chromium.complaints()).isEmpty();
        }
        assertThat(server.context()
                        .getBean(Ledger.class)
                        .sql("select kind from dunning_block where released_at is null order by id")
                        .query(String.class)
                        .list())
                .containsExactly("DISPUTE", "CLAIM");
    }
}
