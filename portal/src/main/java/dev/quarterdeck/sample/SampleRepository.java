package dev.quarterdeck.sample;

import dev.quarterdeck.platform.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The shop's Git repository: a bare clone of the checkout, to which anybody on this machine can push. */
@Component
@ConditionalOnProperty("quarterdeck.sample-data.enabled")
class SampleRepository {

    static final String BRANCH = "main";

    private static final Resource HOOK = new ClassPathResource("sample/post-receive");

    private final Path folder;

    SampleRepository(DataFolder data) {
        this.folder = data.folder("repositories").resolve("shop.git");
    }

    Path folder() {
        return folder;
    }

    /** A repository that is there keeps what was pushed to it. */
    void create(Path checkout) throws IOException, GitAPIException {
        if (Files.exists(folder.resolve("HEAD"))) {
            return;
        }
        var clone = Git.cloneRepository()
                .setURI(checkout.toUri().toString())
                .setDirectory(folder.toFile())
                .setBare(true)
                .call();
        try (var repository = clone.getRepository()) {
            callItMain(repository);
        }
    }

    private static void callItMain(Repository repository) throws IOException {
        var head = repository.resolve(Constants.HEAD);
        var branch = repository.updateRef(Constants.R_HEADS + BRANCH);
        branch.setNewObjectId(head);
        branch.forceUpdate();
        repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + BRANCH);
    }

    String headCommit() throws IOException {
        try (var repository =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).build()) {
            var head = repository.resolve(Constants.R_HEADS + BRANCH);
            if (head == null) {
                throw new IOException("The repository %s has no branch %s".formatted(folder, BRANCH));
            }
            return head.name();
        }
    }

    /** Makes every push tell the portal. Written anew at each start: the portal's address may have changed. */
    void tellOnPush(String webhook, String secret) throws IOException {
        var hook = folder.resolve("hooks").resolve("post-receive");
        Files.createDirectories(hook.getParent());
        Files.writeString(
                hook,
                HOOK.getContentAsString(StandardCharsets.UTF_8)
                        .replace("@WEBHOOK@", webhook)
                        .replace("@SECRET@", secret)
                        .replace("@REPOSITORY@", folder.toString()));
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwx------"));
    }
}
