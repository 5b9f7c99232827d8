package dev.quarterdeck.signals.scrape;

import dev.quarterdeck.workloads.Workloads;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Every ten seconds of the clock, on the portal that drives the cluster. */
@Component
@ConditionalOnProperty(name = "quarterdeck.signals.scrape.enabled", matchIfMissing = true)
class ScrapeLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ScrapeLoop.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Workloads workloads;
    private final Scraper scraper;
    private volatile boolean running;
    private @Nullable Thread thread;

    ScrapeLoop(Workloads workloads, Scraper scraper) {
        this.workloads = workloads;
        this.scraper = scraper;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("scrape").start(this::run);
    }

    private void run() {
        while (running) {
            LockSupport.parkNanos(untilNext());
            try {
                if (running) {
                    scraper.scrape(workloads.measured(), INTERVAL);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // the next round begins anew
                log.error("Metrics could not be read", e);
            }
        }
    }

    /** Nanoseconds to the next multiple of the interval. */
    private static long untilNext() {
        var interval = INTERVAL.toMillis();
        return TimeUnit.MILLISECONDS.toNanos(interval - System.currentTimeMillis() % interval);
    }

    /** Lets a round come to its end: an interrupt would cost a database connection. */
    @Override
    public void stop() {
        running = false;
        var looping = thread;
        if (looping != null) {
            LockSupport.unpark(looping);
            try {
                looping.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
