package dev.quarterdeck.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.regex.Pattern;

/** An engineer follows what a service writes, finds a line, shares its address and takes it along. */
final class LogStory {

    private static final String LOGS = "/logs/component/default/order-service?environment=dev";
    /** What a service of the shop writes when it starts. */
    static final String START = "initialization completed";

    private static final double LONG = Duration.ofMinutes(3).toMillis();

    private final Person engineer;
    private final Page page;

    LogStory(Person engineer) {
        this.engineer = engineer;
        this.page = engineer.page();
    }

    /** @return the address of the line that was found */
    String tell() throws IOException {
        follow();
        search();
        var address = share();
        download();
        save();
        assertThat(engineer.complaints()).isEmpty();
        return address;
    }

    private void follow() {
        engineer.open("/workloads/dev/order-service");
        var running = page.locator("#status tbody th a").first().innerText();
        page.keyboard().press("g");
        page.keyboard().press("l");
        page.waitForURL("**" + LOGS);
        assertThat(page.locator("#log li").filter(hasText(START)).first()).isVisible();
        var replicas = page.locator("#log b").allInnerTexts();
        page.keyboard().press("f");
        assertThat(page.locator("#following")).hasText("Following");
        assertThat(page.url()).contains("follow=true");

        replace(running);
        var newcomer = page.locator("#log li").filter(hasText(START)).last().locator("b");
        assertThat(newcomer)
                .not()
                .hasText(
                        Pattern.compile(String.join("|", replicas)),
                        new LocatorAssertions.HasTextOptions().setTimeout(LONG));
        engineer.picture("logs-following");
        page.keyboard().press("f");
        assertThat(page.locator("#following")).isHidden();
    }

    private static Locator.FilterOptions hasText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    /** A new replica writes when it starts. */
    private void replace(String replica) {
        var csrf = page.locator("meta[name=csrf]");
        var answer = page.request()
                .post(
                        "/workloads/dev/order-service/evictions",
                        RequestOptions.create()
                                .setHeader(csrf.getAttribute("data-header"), csrf.getAttribute("content"))
                                .setForm(FormData.create().set("replica", replica)));
        assertThat(answer.status()).isLessThan(400);
    }

    private void search() {
        page.getByLabel("Text or field=value").fill(START + " -tomcat");
        page.getByLabel("Least level").selectOption("info");
        engineer.press("Search");
        page.waitForURL(Pattern.compile(".*q=initialization.*"));
        assertThat(page.locator("#log li mark").first()).hasText(START);
        assertThat(page.locator("#found")).containsText("lines");
        engineer.picture("logs-search");
    }

    private String share() {
        var line = page.locator("#log li").filter(hasText(START)).last();
        line.locator("a").first().click();
        assertThat(page.locator(".is-fields")).containsText("process.pid");
        engineer.picture("logs-fields");
        var address =
                page.locator(".is-fields").getByText("Address of this line").getAttribute("href");
        engineer.open(address);
        assertThat(page.locator("#log .is-target")).containsText(START);
        assertThat(page.locator("section[aria-labelledby=line-title]")).containsText("process.pid");
        return address;
    }

    private void download() throws IOException {
        engineer.open(LOGS + "&q=initialization");
        var download = page.waitForDownload(() -> engineer.follow("Download"));
        assertThat(download.suggestedFilename()).isEqualTo("order-service-dev.log");
        assertThat(Files.readString(download.path())).contains(START).contains("\"@timestamp\"");
    }

    private void save() {
        page.getByText("Save this search").click();
        page.getByLabel("Name of the search").fill("Starts in dev");
        engineer.press("Save");
        page.waitForURL("**/logs");
        assertThat(page.locator("#main")).containsText("Starts in dev");
        engineer.follow("Starts in dev");
        assertThat(page.locator("#log-q")).hasValue("initialization");
        engineer.open("/logs");
        engineer.press("Remove Starts in dev");
        assertThat(page.locator("section[aria-labelledby=saved]")).containsText("None yet");
    }
}
