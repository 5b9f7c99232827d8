package dev.quarterdeck.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.regex.Pattern;

/** What stories look for on pages, and wait for. */
final class Pages {

    /** Longer than even a very busy machine takes for a build, a deployment or a restart. */
    static final Duration PATIENCE = Duration.ofMinutes(6);

    /** The same, as Playwright wants it: milliseconds. */
    static final double LONG = PATIENCE.toMillis();

    private Pages() {}

    /** The card of an environment on the page of a service. */
    static Locator place(Page page, String environment) {
        return page.locator("article[aria-label=" + environment + "]");
    }

    static void awaitText(Locator where, String text) {
        assertThat(where).containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(LONG));
    }

    /** Of a run or a deployment; or says what its page says. */
    static void awaitSucceeded(Page page) {
        var title = page.locator(".qd-title");
        assertThat(title)
                .containsText(
                        Pattern.compile("Succeeded|Failed|Cancelled|Rolled back"),
                        new LocatorAssertions.ContainsTextOptions().setTimeout(LONG));
        assertThat(title.innerText()).as(page.locator("#main").innerText()).contains("Succeeded");
    }
}
