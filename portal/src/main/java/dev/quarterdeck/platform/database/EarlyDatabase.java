package dev.quarterdeck.platform.database;

import dev.quarterdeck.platform.DataFolder;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the embedded database while Spring still finds out what there is to be made. Both take seconds, and neither
 * needs the other.
 */
public final class EarlyDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var settings = context.getEnvironment();
        if (!settings.getProperty("spring.datasource.url", DatabaseConfiguration.EMBEDDED)
                .equals(DatabaseConfiguration.EMBEDDED)) {
            return;
        }
        var data = Binder.get(settings).bind("quarterdeck", DataFolder.class).get();
        var start = new Start(data);
        context.getBeanFactory().registerSingleton("databaseStart", start);
        // a portal that fails before it wants its database must not leave one behind
        SpringApplication.getShutdownHandlers().add(start::abandon);
        start.begin();
    }

    /** A database that is on its way. */
    static final class Start {

        private final FutureTask<EmbeddedDatabase> task;
        private boolean taken;

        Start(DataFolder data) {
            this.task = new FutureTask<>(() -> new EmbeddedDatabase(data));
        }

        void begin() {
            Thread.ofPlatform().name("database-start").start(task);
        }

        /** Waits for it. From here on it is the caller's to end. */
        synchronized EmbeddedDatabase take() throws IOException, InterruptedException {
            taken = true;
            try {
                return task.get();
            } catch (ExecutionException e) {
                throw rethrown(e.getCause());
            }
        }

        private static IOException rethrown(@Nullable Throwable cause) {
            return switch (cause) {
                case IOException failed -> failed;
                case RuntimeException failed -> throw failed;
                case null, default -> throw new CompletionException(cause);
            };
        }

        /** Ends it, unless somebody took it. */
        synchronized void abandon() {
            if (taken) {
                return;
            }
            try {
                take().destroy();
            } catch (IOException | RuntimeException e) {
                // whoever failed first has said why
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
