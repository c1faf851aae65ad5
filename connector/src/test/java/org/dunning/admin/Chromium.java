package org.dunning.admin;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The system's Chromium, driven by Playwright. */
public final class Chromium implements AutoCloseable {

    private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    public Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(EXECUTABLE)
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    public static boolean isInstalled() {
        return Files.isExecutable(EXECUTABLE);
    }

    /** A new person's page: its own cookies. A script's error or a refusal by our content policy is a complaint. */
    Page page() {
        BrowserContext person = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800));
        Page page = person.newPage();
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onPageError(error -> complaints.add("script: " + error));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /** A whole page as wide as a window of so many pixels, in a light or a dark scheme. */
    public byte[] picture(String html, int width, boolean dark) {
        try (BrowserContext person = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 400)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT))) {
            Page page = person.newPage();
            page.setContent(html);
            return page.screenshot(new Page.ScreenshotOptions().setFullPage(true));
        }
    }

    /** How many pixels its content is wider than a window of so many; 0 where nothing sticks out. */
    public int overflow(String html, int width) {
        try (BrowserContext person = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 400))) {
            Page page = person.newPage();
            page.setContent(html);
            return (int) page.evaluate("document.documentElement.scrollWidth") - width;
        }
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
