package dev.quarterdeck.signals.log.follow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.Browser;
import dev.quarterdeck.PortalTest;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.identity.Accounts;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.identity.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Over HTTP, of a file in which the embedded cluster keeps what a replica wrote. */
@PortalTest
@TestInstance(Lifecycle.PER_CLASS)
class FollowTests {

    private static final String PASSWORD = "a sample password";
    private static final Pattern LINE = Pattern.compile("number \\d+");
    private static final Pattern ID_OR_LINE = Pattern.compile("(?<=id:)replica-a:.*|number \\d+");

    @Autowired
    private Accounts accounts;

    @Autowired
    private Environments environments;

    @Autowired
    private FollowRooms rooms;

    @Value("${quarterdeck.home}")
    private Path home;

    @LocalServerPort
    private int port;

    private Browser browser;
    private int number;
    private String events;
    private Path file;
    private long written;
    private final List<Stream<String>> open = new ArrayList<>();

    @BeforeAll
    void signIn() {
        environments.define(
                new Environment("followed", 9, "local", 1, false, 0, Duration.ofHours(1), true, null), "system:test");
        accounts.create(
                new Person("follower", "Sample Follower", List.of(Role.VIEWER), List.of()), PASSWORD, "system:test");
        browser = new Browser(port);
        browser.signIn("follower", PASSWORD);
    }

    @BeforeEach
    void write() throws IOException {
        // each test has one of its own, for what is followed is read a little after the last page has gone
        var service = "followed-" + ++number;
        events = "/logs/component/default/%s/events?environment=followed".formatted(service);
        file = home.resolve("cluster/logs/followed").resolve(service).resolve("replica-a.log");
        Files.createDirectories(file.getParent());
        append();
    }

    @AfterEach
    void leave() {
        open.forEach(Stream::close);
        open.clear();
    }

    /** @return the line's number */
    private long append() throws IOException {
        written++;
        Files.writeString(
                file,
                "2026-03-17T12:00:00Z %s number %d\n".formatted(written % 2 == 0 ? "ERROR" : "INFO", written),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return written;
    }

    private BlockingQueue<String> listen(String path, String... headers) {
        var heard = new LinkedBlockingQueue<String>();
        var all = Stream.concat(Stream.of("Accept", "text/event-stream"), Stream.of(headers))
                .toArray(String[]::new);
        var answer = browser.stream(path, all);
        var lines = answer.body();
        open.add(lines);
        assertThat(answer.statusCode()).isEqualTo(200);
        Thread.ofVirtual().start(() -> hear(lines, heard));
        return heard;
    }

    /** Until the page is left: the stream then ends in the middle of a line. */
    private static void hear(Stream<String> lines, BlockingQueue<String> heard) {
        try {
            lines.forEach(heard::add);
        } catch (UncheckedIOException e) {
            LoggerFactory.getLogger(FollowTests.class).debug("The page is left", e);
        }
    }

    private static @Nullable String next(BlockingQueue<String> heard, Pattern pattern) throws InterruptedException {
        return next(heard, pattern, 20);
    }

    /** Null if it is not heard in so many seconds, whatever else is. */
    private static @Nullable String next(BlockingQueue<String> heard, Pattern pattern, int seconds)
            throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            var line = heard.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                return null;
            }
            var found = pattern.matcher(line);
            if (found.find()) {
                return found.group();
            }
        }
    }

    @Test
    void tellsEveryLineThatIsWrittenOnce() throws Exception {
        var heard = listen(events);
        assertThat(next(heard, Pattern.compile("event:at"))).isNotNull();
        for (var times = 0; times < 5; times++) {
            var line = append();
            assertThat(next(heard, LINE)).isEqualTo("number " + line);
        }
    }

    @Test
    void tellsOnlyWhatIsLookedFor() throws Exception {
        var heard = listen(events + "&level=error");
        assertThat(next(heard, Pattern.compile("event:at"))).isNotNull();
        while (append() % 2 == 1) {
            assertThat(heard).noneMatch(line -> line.contains("number"));
        }
        assertThat(next(heard, LINE)).isEqualTo("number " + written);
    }

    @Test
    void givesAPageThatComesBackWhatItMissedAndNothingTwice() throws Exception {
        var heard = listen(events);
        assertThat(next(heard, Pattern.compile("event:at"))).isNotNull();
        var first = append();
        var position = "";
        for (var found = next(heard, ID_OR_LINE); !("number " + first).equals(found); found = next(heard, ID_OR_LINE)) {
            position = found;
        }
        leave();
        var missed = new ArrayList<String>();
        for (var times = 0; times < 3; times++) {
            missed.add("number " + append());
        }

        var again = listen(events, "Last-Event-ID", String.valueOf(position));
        for (var line : missed) {
            assertThat(next(again, LINE)).isEqualTo(line);
        }
        assertThat(next(again, LINE, 1)).isNull();
    }

    @Test
    void letsAPageThatMissedTooMuchReadAgain() throws Exception {
        var begin = "replica-a:0";
        var text = new StringBuilder();
        for (var line = 0; line < 1_500; line++) {
            text.append("2026-03-17T12:00:00Z INFO much\n");
        }
        Files.writeString(file, text, StandardOpenOption.APPEND);

        var heard = listen(events + "&after=" + begin);

        assertThat(next(heard, Pattern.compile("event:(behind|lines)"))).isEqualTo("event:behind");
    }

    @Test
    void forgetsPagesThatAreGone() throws Exception {
        var before = rooms.viewers();
        var heard = listen(events);
        assertThat(next(heard, Pattern.compile("event:at"))).isNotNull();
        assertThat(rooms.viewers()).isEqualTo(before + 1);

        leave();
        await().untilAsserted(() -> {
            append();
            assertThat(rooms.viewers()).isLessThanOrEqualTo(before);
        });
    }
}
