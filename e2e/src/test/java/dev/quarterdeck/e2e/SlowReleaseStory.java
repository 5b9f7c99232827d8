package dev.quarterdeck.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An engineer finds why the p95 of a service rose: the deployment, the version, the trace, its log lines. */
final class SlowReleaseStory {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SIGNALS = "/signals/component/default/" + TinyShop.SERVICE;
    private static final String VERSIONS = SIGNALS + "/versions?environment=dev&range=15m";

    private final Portal portal;
    private final Person engineer;
    private final Page page;
    private final Caller caller;
    private final HttpClient customers = HttpClient.newHttpClient();

    SlowReleaseStory(Portal portal, Person engineer) throws IOException, InterruptedException {
        this.portal = portal;
        this.engineer = engineer;
        this.page = engineer.page();
        this.caller = new Caller(portal, "sample-engineer");
    }

    void tell(Path folder) throws Exception {
        var address = portal.workload("dev", TinyShop.SERVICE).resolve("/greet");
        var traffic = Stream.generate(() -> Thread.startVirtualThread(() -> greet(address)))
                .limit(4)
                .toList();
        await().atMost(PATIENCE).until(this::isMeasured);
        TinyShop.pushSlowerOne(portal.repository(), folder);
        await().atMost(PATIENCE).ignoreExceptions().until(this::isMeasuredSlower);
        traffic.forEach(Thread::interrupt);
        seeTheDeployment();
        compareTheVersions();
        openTheTrace();
        readItsLines();
        seeLinesOverTime();
        assertThat(engineer.complaints()).isEmpty();
    }

    /** Until it is interrupted; a replica that is being replaced may not answer. */
    private void greet(URI address) {
        var request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                customers.send(request, BodyHandlers.discarding());
                Thread.sleep(20);
            } catch (IOException e) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isMeasured() throws IOException, InterruptedException {
        return caller.get(SIGNALS + "?environment=dev&range=15m&compare=nothing")
                .get("all")
                .get("p95")
                .valueStream()
                .anyMatch(number -> !number.isNull());
    }

    /** Of enough requests that the pages may say so. */
    private boolean isMeasuredSlower() throws IOException, InterruptedException {
        return caller.get(VERSIONS)
                .get("each")
                .valueStream()
                .anyMatch(one -> one.get("signal").asString().equals("p95")
                        && !one.get("uncertain").asBoolean()
                        && one.get("difference").asDouble() > 0.05);
    }

    private void seeTheDeployment() {
        engineer.open(SIGNALS + "?environment=dev&range=15m");
        assertThat(page.locator("#markers")).containsText("Deploying 1.1.0");
        assertThat(page.locator("#charts canvas").first()).isVisible();
        engineer.picture("slow-release-marker");
        engineer.follow("Compare the two newest versions");
        page.waitForURL(Pattern.compile(".*compare=versions.*"));
    }

    private void compareTheVersions() {
        assertThat(page.locator("select[name=base]")).hasValue("1.0.0");
        var row = page.locator("#versions tr")
                .filter(new Locator.FilterOptions().setHasText("Latency p95"))
                .last();
        assertThat(row.locator(".qd-fail")).containsText("+");
        assertThat(page.locator("#charts canvas").first()).isVisible();
        new Usability(engineer).check("slow-release-versions");

        page.getByLabel("Aligned by").selectOption("begin");
        engineer.press("Compare");
        page.waitForURL(Pattern.compile(".*align=begin.*"));
        assertThat(page.locator("#versions")).containsText("The first 15 min of each");
        assertThat(page.locator("#charts canvas").first()).isVisible();
        engineer.picture("slow-release-begins");
        page.goBack();
    }

    private void openTheTrace() {
        page.locator("#versions a[href^='/traces']").last().click();
        page.waitForURL(Pattern.compile(".*/traces\\?.*release=1.1.0.*"));
        page.locator("tbody a[href^='/traces/']").first().click();
        assertThat(page.locator(".qd-fall")).containsText("look up names one by one");
        engineer.picture("slow-release-trace");
    }

    private void readItsLines() {
        engineer.follow("Log lines");
        page.waitForURL(Pattern.compile(".*/logs\\?trace=.*"));
        assertThat(page.locator("#main")).containsText("Looked up 12 names one by one");
        engineer.picture("slow-release-lines");
    }

    private void seeLinesOverTime() {
        engineer.open("/logs/component/default/" + TinyShop.SERVICE + "?environment=dev&q=%22one%20by%20one%22");
        assertThat(page.locator("#histogram svg")).isVisible();
        engineer.picture("slow-release-lines-over-time");
        page.locator("#histogram svg a").last().click();
        page.waitForURL(Pattern.compile(".*from=20.*to=20.*"));
        assertThat(page.locator("#log")).containsText("one by one");
    }
}
