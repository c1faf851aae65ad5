package org.dunning.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.admin.ConsoleServer.ADMIN;
import static org.dunning.admin.ConsoleServer.VIEWER;
import static org.dunning.admin.ConsoleServer.password;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.dunning.ledger.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console as a person sees it. Pictures are left in connector/target/console. */
class ConsoleInABrowserTest {

    private ConsoleServer server;
    private Chromium chromium;

    @BeforeEach
    void start(@TempDir Path folder) {
        assumeTrue(Chromium.isInstalled(), "needs /usr/bin/chromium (apt-get install chromium)");
        server = ConsoleServer.withUsers(folder);
        chromium = new Chromium();
    }

    @AfterEach
    void stop() {
        if (chromium != null) {
            chromium.close();
            server.close();
        }
    }

    @Test
    void anOperatorProposesApprovesHoldsAndAsksWhy() {
        Page page = login(ADMIN, password(ADMIN));
        assertThat(page.getByText("No run yet")).isVisible();

        button(page, "Propose").click();
        assertThat(answer(page)).containsText("completed: 4 items, 3 notices");
        picture(page, "overview");

        tab(page, "To approve (3)");
        Locator row = page.locator("tr", new Page.LocatorOptions().setHasText("Muster GmbH"));
        row.getByText("Approve").click();
        page.getByLabel("Reason, kept with your name").fill("agreed with sales");
        picture(page, "approve");
        dialogButton(page, "Approve");
        assertThat(answer(page)).containsText("notice 2 (friendly, 9000.00 EUR) approved");

        tab(page, "Holds");
        button(page, "Hold a debtor").click();
        page.getByLabel("Debtor's number, as in the ERP").fill("100");
        page.getByLabel("Reason, kept with your name").fill("lawyer asked");
        dialogButton(page, "Hold");
        assertThat(answer(page)).containsText("is held");
        assertThat(page.getByText("Holds (1)")).isVisible();

        tab(page, "Why?");
        page.getByLabel("Document number").fill("INV-100");
        page.keyboard().press("Enter");
        assertThat(page.locator("#dunning-why")).containsText("debtor 100 " + ConsoleServer.UGLY_NAME);
        picture(page, "why");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void anOperatorChangesTheWordsOfANoticeAndTakesTheTemplatesAgain() {
        server.jolokia(ADMIN).operation("propose");
        Page page = login(ADMIN, password(ADMIN));
        tab(page, "To approve (3)");
        Locator row = page.locator("tr", new Page.LocatorOptions().setHasText("Muster GmbH"));
        row.getByText("Words").click();
        Locator words = page.locator("#dunning-words");
        assertThat(words).hasValue(Pattern.compile("\n---\n"));
        String template = words.inputValue();

        words.fill(template + "\nAs agreed, please pay 1.00 EUR first.\n");
        page.getByLabel("Reason, kept with your name").fill("agreed on the phone");
        dialogButton(page, "Keep these words");
        assertThat(page.locator("#dunning-problem")).containsText("the amount 1.00 is none of this notice's");
        assertThat(words).hasValue(Pattern.compile("please pay 1\\.00 EUR first"));

        words.fill(template + "\nThank you for your call.\n");
        picture(page, "words");
        dialogButton(page, "Keep these words");
        assertThat(answer(page)).containsText("words changed");

        row.getByText("Words").click();
        assertThat(words).hasValue(Pattern.compile("Thank you for your call"));
        dialogButton(page, "The template's words again");
        assertThat(answer(page)).containsText("words of the template again");
        row.getByText("Words").click();
        assertThat(words).hasValue(template);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aSuspectIsShownWithWhatIsKnownOfItAndSettled() {
        server.jolokia(ADMIN).operation("propose");
        var ledger = server.context().getBean(Ledger.class);
        ledger.sql("update delivery set state = 'SUSPECT' where notice_id = 2").update();
        Page page = login(ADMIN, password(ADMIN));

        tab(page, "Suspect (1)");
        button(page, "What is known").click();
        assertThat(answer(page)).containsText("to debtor 101");
        assertThat(answer(page)).containsText("asked        nobody yet");
        picture(page, "suspect");
        button(page, "Arrived").click();
        page.getByLabel("Reason, kept with your name").fill("they answered it");
        dialogButton(page, "Settle");
        assertThat(answer(page)).containsText("notice 2 (friendly, 9000.00 EUR) arrived");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void anOperatorPausesAndResumesSending() {
        Page page = login(ADMIN, password(ADMIN));

        button(page, "Pause sending").click();
        page.getByLabel("Reason, kept with your name").fill("bank strike");
        dialogButton(page, "Pause");
        assertThat(page.getByText("Sending was paused by ada")).isVisible();
        picture(page, "paused");

        button(page, "Resume sending").click();
        assertThat(answer(page)).containsText("Sending is resumed");
        assertThat(button(page, "Pause sending")).isVisible();
    }

    @Test
    void aViewerSeesEverythingAndNoButtonThatChangesSomething() {
        server.jolokia(ADMIN).operation("propose");
        Page page = login(VIEWER, password(VIEWER));

        tab(page, "To approve (3)");
        assertThat(page.getByText("Muster GmbH")).isVisible();
        for (String name : new String[] {"Propose", "Run now", "Pause sending", "Approve", "Decline"}) {
            assertThat(button(page, name)).hasCount(0);
        }
    }

    @Test
    void theOperationsAreInHawtiosOwnTreeAsWell() {
        Page page = login(ADMIN, password(ADMIN));
        page.navigate(server.url() + "/hawtio/jmx");
        page.locator(".pf-v6-c-tree-view__search input").fill("Operations");
        inTree(page, "Operations").click();
        page.getByLabel("MBean Nav").getByText("Operations").click();
        Locator lastRun = page.locator("li", new Page.LocatorOptions().setHasText("lastRun()"));
        lastRun.locator("button").first().click();
        button(page, "Execute").click();

        assertThat(page.getByText("No run yet.")).isVisible();
        picture(page, "operations");
    }

    @Test
    void camelsRoutesAreDrawn() {
        Page page = login(VIEWER, password(VIEWER));
        page.navigate(server.url() + "/hawtio/camel");
        inTree(page, "routes").click();

        assertThat(page.locator(".react-flow__node").first()).isVisible();
        picture(page, "routes");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aWrongPasswordIsToldAndLogoutEndsTheSession() {
        Page page = login(ADMIN, "not it");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Wrong name or password, or too many attempts.");
        picture(page, "login");

        page = login(ADMIN, password(ADMIN));
        page.locator("#hawtio-header-user-dropdown-toggle").click();
        page.getByText("Log out").click();
        assertThat(page.getByText("You are logged out.")).isVisible();
        page.navigate(server.url() + "/hawtio/");
        assertThat(page).hasURL(server.url() + "/login");
    }

    private Page login(String user, String password) {
        Page page = chromium.page();
        page.navigate(server.url() + "/");
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill(password);
        page.getByText("Log in", new Page.GetByTextOptions().setExact(true)).click();
        return page;
    }

    private static Locator inTree(Page page, String node) {
        return page.locator(".pf-v6-c-tree-view").getByText(node, new Locator.GetByTextOptions().setExact(true));
    }

    private static Locator answer(Page page) {
        return page.locator("#dunning-answer");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void dialogButton(Page page, String name) {
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static void tab(Page page, String name) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("connector/target/console", name + ".png")));
    }
}
