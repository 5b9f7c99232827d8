package dev.quarterdeck.signals.log.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.KeptLogs;
import dev.quarterdeck.connector.cluster.LogSlice;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.environments.Clusters;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.log.LogPlace;
import dev.quarterdeck.signals.log.LogSettings;
import dev.quarterdeck.signals.log.replica.ReplicaLogs;
import dev.quarterdeck.signals.log.search.LogFilter;
import dev.quarterdeck.workloads.FakeCluster;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class LogFeedTests {

    private static final LogPlace PLACE = new LogPlace(EntityRef.component("shop"), "production");

    /** Keeps what its replicas wrote in memory. */
    private static final class WritingCluster extends FakeCluster implements KeptLogs {

        private final Map<String, ByteArrayOutputStream> logs = new ConcurrentHashMap<>();
        private boolean gone;

        private void write(String replica, String text) {
            logs.computeIfAbsent(replica, _ -> new ByteArrayOutputStream()).writeBytes(text.getBytes(UTF_8));
        }

        @Override
        public List<KeptLog> kept(WorkloadId id) {
            if (gone) {
                throw new SourceUnavailable("It is gone");
            }
            return logs.entrySet().stream()
                    .map(log ->
                            new KeptLog(log.getKey(), true, 0, log.getValue().size(), Instant.EPOCH))
                    .toList();
        }

        @Override
        public LogSlice slice(WorkloadId id, String replica, long from, int length) {
            var all = logs.get(replica).toByteArray();
            var at = from > all.length ? 0 : (int) from;
            return new LogSlice(at, ByteBuffer.wrap(all, at, Math.min(length, all.length - at)));
        }
    }

    private final WritingCluster cluster = new WritingCluster();
    private final ReplicaLogs logs = new ReplicaLogs(
            new Clusters(List.of(cluster), _ -> Optional.of(cluster.name())),
            new LogSettings(DataSize.ofMegabytes(8), DataSize.ofMegabytes(1)));
    private final List<String> heard = new ArrayList<>();
    private final Consumer<LogBatch> listener = this::hear;

    private void hear(LogBatch batch) {
        batch.entries().forEach(entry -> heard.add(entry.message()));
    }

    private LogFeed follow() {
        var feed = new LogFeed(PLACE, logs);
        feed.join(listener);
        return feed;
    }

    @Test
    void tellsWhatIsWrittenFromNowOnAndEachLineOnce() {
        cluster.write("a", "before\n");
        var feed = follow();
        feed.read();
        cluster.write("a", "one\ntw");
        feed.read();
        feed.read();
        assertThat(heard).containsExactly("one");

        cluster.write("a", "o\n");
        feed.read();
        feed.read();
        assertThat(heard).containsExactly("one", "two");
    }

    @Test
    void followsAReplicaThatComesLaterFromItsFirstLineOn() {
        var feed = follow();
        cluster.write("b", "starts\n");
        feed.read();

        assertThat(heard).containsExactly("starts");
    }

    @Test
    void beginsAnewWithALogThatSomebodyCut() {
        cluster.write("a", "a long line before\n");
        var feed = follow();
        cluster.logs.put("a", new ByteArrayOutputStream());
        cluster.write("a", "after\n");
        feed.read();

        assertThat(heard).containsExactly("after");
    }

    @Test
    void goesOnWhereItWasWhenTheClusterIsBack() {
        cluster.write("a", "before\n");
        var feed = follow();
        cluster.gone = true;
        cluster.write("a", "meanwhile\n");
        assertThat(feed.read()).isFalse();
        cluster.gone = false;
        feed.read();

        assertThat(heard).containsExactly("meanwhile");
    }

    @Test
    void saysWhenThereIsMoreAlready() {
        cluster.write("a", "before\n");
        var feed = follow();
        cluster.write("a", "line\n".repeat(5_000));

        assertThat(feed.read()).isTrue();
        assertThat(feed.read()).isTrue();
        assertThat(feed.read()).isFalse();
        assertThat(heard).hasSize(5_000);
    }

    @Test
    void givesAPositionFromWhichNothingIsMissing() {
        cluster.write("a", "one\n");
        var feed = new LogFeed(PLACE, logs);
        cluster.write("a", "two\n");
        var position = feed.join(listener);
        cluster.write("a", "three\n");
        feed.read();

        var missed = logs.searchUntil(PLACE, LogFilter.EVERYTHING, position).first(10);
        assertThat(missed.entries()).extracting(entry -> entry.message()).containsExactly("one");
        assertThat(heard).containsExactly("two", "three");
    }

    @Test
    void survivesAReplicaThatRestartsAgainAndAgain() {
        var feed = follow();
        for (var start = 0; start < 50; start++) {
            cluster.write("a", "starts %d\n\tat once\nends\n".formatted(start));
            feed.read();
        }

        assertThat(heard).hasSize(100);
        assertThat(heard).startsWith("starts 0", "ends", "starts 1");
    }

    @Test
    void isOverWhenNobodyFollows() throws Exception {
        var feeds = new LogFeeds(logs);
        feeds.start();
        feeds.join(PLACE, listener);
        assertThat(feeds.size()).isEqualTo(1);

        feeds.leave(PLACE, listener);
        await().untilAsserted(() -> assertThat(feeds.size()).isZero());
        feeds.stop();
    }
}
