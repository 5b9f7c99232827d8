package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.ContainerCommand;
import dev.quarterdeck.connector.inventory.ContainerCommand.Run;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import dev.quarterdeck.connector.kubernetes.Reasons;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs commands inside of containers. */
final class Commands {

    private final KubernetesConnection connection;

    Commands(KubernetesConnection connection) {
        this.connection = connection;
    }

    Run run(ContainerCommand command) {
        var output = new CutOutput(command.most());
        try (var watch = connection.ask(() -> begin(command, output))) {
            var code = exitCode(watch, command);
            return new Run(code, output.text(), output.isCut(), null);
        } catch (KubernetesClientException e) {
            return new Run(null, output.text(), output.isCut(), Reasons.of(e));
        }
    }

    private ExecWatch begin(ContainerCommand command, CutOutput output) {
        return connection
                .client()
                .pods()
                .inNamespace(command.pod().namespace())
                .withName(command.pod().name())
                .inContainer(command.container())
                .writingOutput(output)
                .writingError(output)
                .exec(command.words().toArray(String[]::new));
    }

    private @Nullable Integer exitCode(ExecWatch watch, ContainerCommand command) {
        try {
            return watch.exitCode().get(command.longest().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KubernetesClientException refusal) {
                throw refusal;
            }
            throw new SourceUnavailable(
                    "The cluster '%s' broke off in the middle of the command: %s"
                            .formatted(connection.name(), Reasons.of(e)),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
