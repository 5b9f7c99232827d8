package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.NotPermitted;
import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.Inventory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks a cluster itself for a page that must not wait for it: after a moment the page goes without the answer. */
public final class Answers {

    private static final long MOMENT = 1_500;

    private final Inventory inventory;
    private final Duration patience;
    private @Nullable String silence;
    private boolean refused;

    public Answers(Inventory inventory) {
        this(inventory, Duration.ofMillis(MOMENT));
    }

    /** @param patience of a page that has nothing to show without the answer */
    public Answers(Inventory inventory, Duration patience) {
        this.patience = patience;
        this.inventory = inventory;
        this.silence = inventory.standing().problem();
    }

    /** Empty if there was no answer; whoever gave none is not asked again. */
    public <T> Optional<T> to(Function<Inventory, T> question) {
        if (silence != null) {
            return Optional.empty();
        }
        var answer = new CompletableFuture<T>();
        Thread.ofVirtual().name("question to " + inventory.name()).start(() -> {
            try {
                answer.complete(question.apply(inventory));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return Optional.of(
                    answer.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join());
        } catch (CompletionException e) {
            silence = switch (e.getCause()) {
                case SourceUnavailable away -> {
                    refused = away instanceof NotPermitted;
                    yield String.valueOf(away.getMessage());
                }
                case RuntimeException other -> throw other;
                case null, default -> "The cluster did not answer in time.";
            };
            return Optional.empty();
        }
    }

    /** Why there was no answer; null if there was one to every question. */
    public @Nullable String silence() {
        return silence;
    }

    /** Whether it was silent because the portal may not know. */
    public boolean isRefused() {
        return refused;
    }
}
