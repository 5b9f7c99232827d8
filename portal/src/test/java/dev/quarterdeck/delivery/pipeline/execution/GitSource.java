package dev.quarterdeck.delivery.pipeline.execution;

import static dev.quarterdeck.db.Tables.CATALOG_SOURCE;
import static dev.quarterdeck.db.Tables.ENTITY;

import dev.quarterdeck.platform.EntityRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record1;

/** A Git repository with one component in the folder {@code shop}, which the catalog knows. */
public class GitSource {

    public static final EntityRef COMPONENT = EntityRef.component("order-service");

    private static final PersonIdent AUTHOR = new PersonIdent("Sample Engineer", "sample-engineer@example.org");

    private final Path folder;

    public GitSource(Path folder, DSLContext db) throws IOException, GitAPIException {
        this.folder = folder;
        Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call().close();
        register(db);
    }

    private void register(DSLContext db) {
        var source = db.insertInto(CATALOG_SOURCE)
                .set(CATALOG_SOURCE.KIND, "git")
                .set(CATALOG_SOURCE.LOCATION, folder.toString())
                .returningResult(CATALOG_SOURCE.ID)
                .fetchSingle(Record1::value1);
        db.insertInto(ENTITY)
                .set(ENTITY.REF, COMPONENT.toString())
                .set(ENTITY.KIND, "component")
                .set(ENTITY.NAMESPACE, "default")
                .set(ENTITY.NAME, COMPONENT.name())
                .set(ENTITY.DESCRIPTOR, JSONB.jsonb("{}"))
                .set(ENTITY.SOURCE_ID, source)
                .set(ENTITY.FILE, "shop/catalog-info.yaml")
                .set(ENTITY.LINE, 1)
                .set(ENTITY.YAML, "")
                .set(ENTITY.DIGEST, "")
                .set(ENTITY.SEARCH_TEXT, "")
                .set(ENTITY.UPDATED_AT, Instant.EPOCH)
                .execute();
    }

    public Path folder() {
        return folder;
    }

    /** @return the commit */
    public String commit(String title, Map<String, String> files) throws IOException, GitAPIException {
        try (var git = Git.open(folder.toFile())) {
            for (var file : files.entrySet()) {
                var path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            git.add().addFilepattern(".").call();
            return git.commit()
                    .setMessage(title)
                    .setAuthor(AUTHOR)
                    .setCommitter(AUTHOR)
                    .setSign(false)
                    .call()
                    .name();
        }
    }

    /** A commit whose pipeline makes {@code out/order-service.jar}, if {@code steps} do. */
    public String commitPipeline(String title, String steps) throws IOException, GitAPIException {
        return commit(title, Map.of("shop/pipeline.yaml", pipeline(steps), "shop/score.yaml", SCORE));
    }

    static final String SCORE = """
            apiVersion: score.dev/v1b1
            metadata: {name: order-service}
            containers: {main: {image: "."}}
            """;

    private static String pipeline(String steps) {
        return """
                apiVersion: quarterdeck.dev/v1
                kind: Pipeline
                metadata: {name: order-service}
                spec:
                  artifact: out/order-service.jar
                  testReports: out/reports
                  stages:
                    - name: Build
                      steps:
                """ + steps.indent(8);
    }
}
