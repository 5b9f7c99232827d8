package dev.quarterdeck.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.platform.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Several portals on one database, each with a data folder of its own. */
@FeatureTest
class SecretsTests {

    @Autowired
    private SecretRepository kept;

    @Autowired
    private PlatformTransactionManager transactions;

    @TempDir
    Path folder;

    private Secrets portal(String name) {
        return new Secrets(kept, new SecretFiles(new DataFolder(folder.resolve(name))), transactions);
    }

    @Test
    void areTheSameForAllWhoeverAsksFirst() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = threads.invokeAll(IntStream.range(0, 8)
                    .mapToObj(number ->
                            (Callable<String>) () -> portal("of" + number).value("webhook"))
                    .toList());
            for (var answer : asked) {
                assertThat(answer.get()).isEqualTo(kept.get("webhook")).hasSize(64);
            }
        }
        assertThat(portal("late").value("webhook")).isEqualTo(kept.get("webhook"));
        assertThat(portal("late").value("telemetry")).isNotEqualTo(kept.get("webhook"));
    }

    @Test
    void liesInTheDataFolderForPeopleToFind() throws IOException {
        var value = portal("one").value("webhook");
        assertThat(folder.resolve("one/secrets/webhook")).hasContent(value);

        portal("two").value("webhook");
        assertThat(folder.resolve("two/secrets/webhook")).hasContent(value);
    }

    @Test
    void staysWhatAnEarlierVersionWroteIntoItsFile() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("old/secrets")).resolve("webhook"), "known to hosts");

        assertThat(portal("old").value("webhook")).isEqualTo("known to hosts");
        assertThat(portal("new").value("webhook")).isEqualTo("known to hosts");
    }

    @Test
    void staysWhateverBecomesOfWhoAskedFirst() {
        var portal = portal("one");
        var value = new TransactionTemplate(transactions).execute(transaction -> {
            transaction.setRollbackOnly();
            return portal.value("webhook");
        });
        assertThat(portal("two").value("webhook")).isEqualTo(value);
    }
}
