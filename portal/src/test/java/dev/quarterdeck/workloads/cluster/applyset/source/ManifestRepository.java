package dev.quarterdeck.workloads.cluster.applyset.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** A repository in which somebody keeps manifests. */
public class ManifestRepository {

    private static final PersonIdent AUTHOR = new PersonIdent("Sample Engineer", "sample-engineer@example.org");

    private final Path folder;

    public ManifestRepository(Path folder) throws GitAPIException {
        this.folder = folder;
        Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call().close();
    }

    public Path folder() {
        return folder;
    }

    /** @return the commit */
    public String commit(Map<String, String> files) throws IOException, GitAPIException {
        for (var file : files.entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        try (var git = Git.open(folder.toFile())) {
            git.add().addFilepattern(".").call();
            return git.commit()
                    .setMessage("Describe")
                    .setAuthor(AUTHOR)
                    .setCommitter(AUTHOR)
                    .setSign(false)
                    .call()
                    .name();
        }
    }

    public void tag(String name) throws IOException, GitAPIException {
        try (var git = Git.open(folder.toFile())) {
            git.tag().setName(name).setTagger(AUTHOR).setSigned(false).call();
        }
    }

    public static String configMap(String name) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: %s
                """.formatted(name);
    }
}
