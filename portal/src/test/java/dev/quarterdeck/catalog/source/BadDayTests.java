package dev.quarterdeck.catalog.source;

import static dev.quarterdeck.db.Tables.CATALOG_READING;
import static dev.quarterdeck.db.Tables.ENTITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.catalog.relation.Relations;
import dev.quarterdeck.catalog.source.RefreshOutcome.Taken;
import dev.quarterdeck.catalog.source.RefreshOutcome.Unchanged;
import dev.quarterdeck.catalog.source.RegistrationOutcome.Registered;
import dev.quarterdeck.platform.EntityRef;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** What people and machines do to a source of the catalog: it says so, and everything else is served. */
@FeatureTest(packages = {"catalog", "audit"})
class BadDayTests {

    private static final EntityRef ORDERS = EntityRef.component("order-service");

    @TempDir
    Path folder;

    @Autowired
    CatalogSources sources;

    @Autowired
    CatalogReport report;

    @Autowired
    Catalog catalog;

    @Autowired
    Relations relations;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    DSLContext db;

    private SourceId source;

    @BeforeEach
    void aShop() throws IOException {
        write("orders/catalog-info.yaml", component("order-service", "title: Orders"));
        source = ((Registered) sources.register(NewSource.folder(folder.toString()), "ada")).id();
        refresh();
    }

    @Test
    void aFileOfFiftyMegabytes() throws IOException {
        Files.createDirectories(folder.resolve("large"));
        try (var file =
                new RandomAccessFile(folder.resolve("large/catalog-info.yaml").toFile(), "rw")) {
            file.setLength(50L << 20);
        }

        assertThat(refresh()).isEqualTo(new Taken(0, 0, 0, 1));
        assertThat(problems()).contains("Larger than 1 MiB");
        assertThat(catalog.find(ORDERS).title()).isEqualTo("Orders");
    }

    @Test
    void namesThatDifferByCaseOnly() throws IOException {
        write("second/catalog-info.yaml", component("Order-Service", "title: Another"));

        refresh();

        assertThat(catalog.find(ORDERS).title()).isEqualTo("Orders");
        assertThat(problems()).contains("Described in orders/catalog-info.yaml as well");
    }

    @Test
    void namesThatArePaths() throws IOException {
        write("second/catalog-info.yaml", component("../../etc/passwd", "title: Another"));

        assertThat(refresh()).isEqualTo(new Taken(0, 0, 0, 1));
        assertThat(problems()).contains("../../etc/passwd");
    }

    @Test
    void tenThousandRelationsOfOneEntity() throws IOException {
        var targets = IntStream.range(0, 10_000)
                .mapToObj(number -> "component:part-" + number)
                .collect(Collectors.joining(", "));
        write(
                "orders/catalog-info.yaml",
                component("order-service", "title: Orders") + "  dependsOn: [" + targets + "]");

        assertThat(refresh()).isEqualTo(new Taken(0, 1, 0, 0));
        var group = relations.of(ORDERS, null).stream()
                .filter(found -> found.word().equals("dependsOn"))
                .findFirst()
                .orElseThrow();
        assertThat(group.first().size() + group.more()).isEqualTo(10_000);
        assertThat(group.first()).hasSizeLessThan(200);
    }

    @Test
    void aPortalThatEndsBeforeItIsDone() throws IOException {
        write("orders/catalog-info.yaml", component("order-service", "title: Changed"));
        write("second/catalog-info.yaml", component("second", "title: Second"));

        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    refresh();
                    db.fetch("select pg_terminate_backend(pg_backend_pid())");
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(catalog.find(ORDERS).title()).isEqualTo("Orders");
        assertThat(db.fetchCount(ENTITY)).isEqualTo(1);
        assertThat(refresh()).isEqualTo(new Taken(1, 1, 0, 0));
    }

    @Test
    void fourPortalsThatReadASourceAtOnce() throws Exception {
        write("orders/catalog-info.yaml", component("order-service", "title: Changed"));
        try (var portals = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<RefreshOutcome> reading = this::refresh;
            var outcomes = portals.invokeAll(Collections.nCopies(4, reading)).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(outcomes).filteredOn(new Unchanged()::equals).hasSize(3);
        }
        assertThat(db.fetchCount(CATALOG_READING)).isEqualTo(2);
    }

    private RefreshOutcome refresh() {
        return sources.refresh(source, "ada");
    }

    private String problems() {
        return report.problems(source, null, 10).items().stream()
                .map(found -> found.problem().message())
                .collect(Collectors.joining("\n"));
    }

    private void write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String component(String name, String metadata) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: %s
                  %s
                spec:
                  type: service
                  lifecycle: production
                  owner: order-service
                """.formatted(name, metadata);
    }
}
