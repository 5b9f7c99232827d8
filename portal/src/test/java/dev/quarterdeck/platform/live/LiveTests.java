package dev.quarterdeck.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.Browser;
import dev.quarterdeck.PortalTest;
import dev.quarterdeck.identity.Accounts;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.identity.Role;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class LiveTests {

    private static final String PASSWORD = "a sample password";

    @Autowired
    private Accounts accounts;

    @Autowired
    private LiveUpdates updates;

    @Autowired
    private EventStreams streams;

    @Autowired
    private EventListenerLoop loop;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private Browser browser;
    private Stream<String> open = Stream.empty();

    @BeforeEach
    void somebodyIsSignedIn() {
        accounts.create(
                new Person("listener", "Sample Listener", List.of(Role.VIEWER), List.of()), PASSWORD, "system:test");
        browser = new Browser(port);
        browser.signIn("listener", PASSWORD);
    }

    @AfterEach
    void leave() {
        open.close();
    }

    @Test
    void tellsAnOpenPageWhatItListensFor() throws Exception {
        var heard = listen("/events?topic=run/1&topic=runs");
        updates.announce("Another run ended", "run/2");
        updates.announce("The run ended", "run/1", "component/order-service");
        assertThat(next(heard, "data:")).isEqualTo("data:run/1 component/order-service");
        assertThat(next(heard, "data:")).isEqualTo("data:The run ended");
    }

    @Test
    void tellsNothingOfWhatWasRolledBack() throws Exception {
        var heard = listen("/events?topic=rolled/1");
        transaction.executeWithoutResult(status -> {
            updates.announce("This never happened", "rolled/1");
            status.setRollbackOnly();
        });
        updates.announce("This did", "rolled/1");
        assertThat(next(heard, "data:")).isEqualTo("data:rolled/1");
        assertThat(next(heard, "data:")).isEqualTo("data:This did");
    }

    @Test
    void catchesUpFromWhatWasSeenLast() throws Exception {
        var heard = listen("/events?topic=missed/1");
        updates.announce("first", "missed/1");
        var id = next(heard, "id:").substring("id:".length());
        open.close();
        updates.announce("second", "missed/1");

        var again = listen("/events?topic=missed/1", "Last-Event-ID", id, "Accept", "text/event-stream");
        next(again, "data:");
        assertThat(next(again, "data:")).isEqualTo("data:second");
    }

    @Test
    void catchesUpFromWhenThePageWasMade() throws Exception {
        var made = System.currentTimeMillis();
        updates.announce("between page and stream", "page/1");
        var heard = listen("/events?topic=page/1&rendered=" + made);
        next(heard, "data:");
        assertThat(next(heard, "data:")).isEqualTo("data:between page and stream");
    }

    /** One start in twenty once ended its own thread before that thread was known. */
    @Test
    void hearsAfterEachStart() throws Exception {
        for (var start = 0; start < 20; start++) {
            loop.stop();
            loop.start();
            var heard = listen("/events?topic=started/" + start);
            updates.announce("heard", "started/" + start);
            assertThat(next(heard, "data:")).isEqualTo("data:started/" + start);
            open.close();
        }
    }

    @Test
    void listensToNobodyWhoIsNotSignedIn() {
        assertThat(new Browser(port).get("/events?topic=runs").statusCode()).isEqualTo(302);
    }

    @Test
    void forgetsPagesThatWereClosed() throws Exception {
        var before = streams.size();
        listen("/events?topic=closed/1");
        assertThat(streams.size()).isGreaterThan(before);
        open.close();
        await().untilAsserted(() -> {
            streams.beat();
            assertThat(streams.size()).isLessThanOrEqualTo(before);
        });
    }

    /** Returns once the stream is open: the first line it sends is a beat. */
    private BlockingQueue<String> listen(String path, String... headers) throws InterruptedException {
        var lines = new LinkedBlockingQueue<String>();
        open = browser.stream(path, headers.length == 0 ? new String[] {"Accept", "text/event-stream"} : headers)
                .body();
        var reading = open;
        Thread.ofVirtual().start(() -> read(reading, lines));
        if (headers.length == 0 && !path.contains("rendered")) {
            next(lines, ":");
        }
        return lines;
    }

    private static void read(Stream<String> lines, BlockingQueue<String> into) {
        try {
            lines.forEach(into::add);
        } catch (RuntimeException closed) {
            into.add("closed");
        }
    }

    private static String next(BlockingQueue<String> lines, String beginning) throws InterruptedException {
        while (true) {
            var line = lines.poll(20, TimeUnit.SECONDS);
            assertThat(line).as("a line that begins with " + beginning).isNotNull();
            if (line.startsWith(beginning)) {
                return line;
            }
        }
    }
}
