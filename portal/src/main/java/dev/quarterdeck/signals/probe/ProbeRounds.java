package dev.quarterdeck.signals.probe;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.platform.live.LiveUpdates;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks everything that is due, all at once. */
@Component
class ProbeRounds {

    private static final Logger log = LoggerFactory.getLogger(ProbeRounds.class);
    private static final int AT_ONCE = 64;
    private static final Duration KEPT = Duration.ofDays(30);

    private final ProbeRepository probes;
    private final ProbeClient client;
    private final ExporterClient exporters;
    private final LiveUpdates live;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ProbeRounds(
            ProbeRepository probes,
            ProbeClient client,
            ExporterClient exporters,
            LiveUpdates live,
            TransactionTemplate transaction,
            Clock clock) {
        this.probes = probes;
        this.client = client;
        this.exporters = exporters;
        this.live = live;
        this.transaction = transaction;
        this.clock = clock;
    }

    void ask() {
        var due = transaction.execute(_ -> probes.take(clock.instant(), AT_ONCE));
        if (due == null || due.isEmpty()) {
            return;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(probe -> threads.execute(() -> ask(probe)));
        }
    }

    private void ask(Probe probe) {
        try {
            var definition = probe.definition();
            var result = definition.through() == null ? client.ask(definition) : exporters.ask(definition);
            var before = probes.results(probe.id(), 1);
            transaction.executeWithoutResult(_ -> {
                probes.write(probe.id(), result);
                probes.unasked(probe.id(), null);
                if (before.isEmpty() || before.getFirst().isUp() != result.isUp()) {
                    live.announce(
                            "%s %s from outside".formatted(probe.name(), result.isUp() ? "answers" : "does not answer"),
                            "probes",
                            "probe/" + probe.name());
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SourceUnavailable e) {
            transaction.executeWithoutResult(_ -> probes.unasked(probe.id(), e.getMessage()));
        } catch (RuntimeException e) {
            // it is due again in a while; the others must not suffer from it
            log.warn("What came of the probe {} is lost", probe.name(), e);
        }
    }

    void forget() {
        probes.forget(clock.instant().minus(KEPT));
    }
}
