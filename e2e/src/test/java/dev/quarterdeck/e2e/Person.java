package dev.quarterdeck.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody at a browser, signed in. */
final class Person implements AutoCloseable {

    static final int WIDTH = 1440;
    static final int HEIGHT = 900;

    /** What htmx says of a live region that was asking for itself when its page was left. */
    private static final String CUT_OFF = "htmx:(sendAbort|afterRequest), .*";

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Person(Browser browser, Portal portal, String username, boolean script, ColorScheme scheme) throws IOException {
        this(browser, portal.address(), username, portal.passwordOf(username), script, scheme);
    }

    Person(Browser browser, String address, String username, String password, boolean script, ColorScheme scheme) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setJavaScriptEnabled(script)
                .setColorScheme(scheme)
                // what moves all the time is drawn all the time, on the cores that the shop needs
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(WIDTH, HEIGHT));
        context.setDefaultTimeout(90_000);
        page = context.newPage();
        page.onConsoleMessage(this::listen);
        page.onPageError(complaints::add);
        page.navigate("/sign-in");
        page.getByLabel("Username").fill(username);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL(address + "/");
    }

    private void listen(ConsoleMessage message) {
        if (message.type().equals("error") && !message.text().matches(CUT_OFF)) {
            complaints.add(page.url() + ": " + message.text());
        }
    }

    Page page() {
        return page;
    }

    Page open(String path) {
        var response = page.navigate(path);
        if (response.status() >= 400) {
            throw new IllegalStateException("%s answers %d".formatted(path, response.status()));
        }
        return page;
    }

    void press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click();
    }

    /** The whole page, kept for people to look at. */
    void picture(String name) {
        keep(name, true);
    }

    /** What is seen of it first: a third of the work. */
    void glimpse(String name) {
        keep(name, false);
    }

    private void keep(String name, boolean whole) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".jpg"))
                .setType(ScreenshotType.JPEG)
                .setQuality(85)
                .setFullPage(whole));
    }

    /** What the browser's console said was wrong. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        context.close();
    }
}
