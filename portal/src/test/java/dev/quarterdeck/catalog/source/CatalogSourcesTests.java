package dev.quarterdeck.catalog.source;

import static dev.quarterdeck.db.Tables.AUDIT_RECORD;
import static dev.quarterdeck.db.Tables.CATALOG_PROBLEM;
import static dev.quarterdeck.db.Tables.CATALOG_SOURCE;
import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.ENTITY_RELATION;
import static dev.quarterdeck.db.Tables.ENTITY_VERSION;
import static dev.quarterdeck.db.Tables.LIVE_EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.TestClock;
import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.catalog.EntityNotFound;
import dev.quarterdeck.catalog.SourceKind;
import dev.quarterdeck.catalog.source.RefreshOutcome.Failed;
import dev.quarterdeck.catalog.source.RefreshOutcome.Taken;
import dev.quarterdeck.catalog.source.RefreshOutcome.Unchanged;
import dev.quarterdeck.catalog.source.RegistrationOutcome.Refused;
import dev.quarterdeck.catalog.source.RegistrationOutcome.Registered;
import dev.quarterdeck.platform.EntityRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest(packages = {"catalog", "audit"})
class CatalogSourcesTests {

    @TempDir
    Path folder;

    @Autowired
    CatalogSources sources;

    @Autowired
    Catalog catalog;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    @Test
    void takesInWhatAFolderDescribes() throws IOException {
        write("orders/catalog-info.yaml", component("order-service", "checkout"));
        write("catalog-info.yaml", group("checkout"));
        write("other.yaml", component("passed-over", "checkout"));
        write("orders/target/catalog-info.yaml", component("copy", "checkout"));

        assertThat(refresh(registered(folder))).isEqualTo(new Taken(2, 0, 0, 0));
        var orders = catalog.find(EntityRef.component("order-service"));
        assertThat(orders.owner()).hasToString("group:default/checkout");
        assertThat(orders.origin().location()).isEqualTo(folder.toString());
        assertThat(orders.origin().folder()).isEqualTo("orders");
        assertThat(orders.annotations()).containsEntry("quarterdeck.dev/tier", "1");
    }

    @Test
    void writesNothingForAnUnchangedSource() throws IOException {
        write("catalog-info.yaml", component("order-service", "checkout"));
        var source = registered(folder);
        refresh(source);
        var before = everything();

        assertThat(refresh(source)).isEqualTo(new Unchanged());
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void leavesEntitiesAloneThatDidNotChangeThemselves() throws IOException {
        write("catalog-info.yaml", component("order-service", "checkout"));
        write("cart/catalog-info.yaml", component("cart", "checkout"));
        var source = registered(folder);
        refresh(source);
        clock.advance(Duration.ofHours(1));
        write("cart/catalog-info.yaml", component("cart", "storefront"));

        assertThat(refresh(source)).isEqualTo(new Taken(0, 1, 0, 0));
        assertThat(db.select(ENTITY.NAME)
                        .from(ENTITY)
                        .where(ENTITY.UPDATED_AT.eq(clock.instant()))
                        .fetch(ENTITY.NAME))
                .containsExactly("cart");
    }

    @Test
    void keepsAsAnOrphanWhatIsNoLongerDescribed() throws IOException {
        write("catalog-info.yaml", component("order-service", "checkout") + "---\n" + component("cart", "checkout"));
        var source = registered(folder);
        refresh(source);
        write("catalog-info.yaml", component("cart", "checkout"));

        assertThat(refresh(source)).isEqualTo(new Taken(0, 1, 1, 0));
        assertThat(names()).containsExactly("cart", "order-service");
        assertThat(orphans()).containsExactly("order-service");

        write("catalog-info.yaml", component("cart", "checkout") + "---\n" + component("order-service", "checkout"));
        refresh(source);
        assertThat(orphans()).isEmpty();
    }

    @Test
    void removesOrphansOnly() throws IOException {
        write("catalog-info.yaml", component("order-service", "checkout"));
        var source = registered(folder);
        refresh(source);
        var ref = EntityRef.component("order-service");
        assertThatThrownBy(() -> sources.removeOrphan(ref, "sample-admin")).isInstanceOf(EntityNotFound.class);
        Files.delete(folder.resolve("catalog-info.yaml"));
        refresh(source);

        sources.removeOrphan(ref, "sample-admin");
        assertThat(names()).isEmpty();
        assertThat(db.fetchCount(ENTITY_RELATION)).isZero();
        assertThat(db.fetchCount(AUDIT_RECORD, AUDIT_RECORD.ACTION.eq("catalog-entity.removed")))
                .isEqualTo(1);
    }

    @Test
    void readsTheFilesThatLocationsName() throws IOException {
        write("catalog-info.yaml", location("all", "./teams.yaml, ./services/*/about.yaml, ./missing.yaml"));
        write("teams.yaml", group("checkout") + "---\n" + location("back", "./catalog-info.yaml, ../outside.yaml"));
        write("services/orders/about.yaml", component("order-service", "checkout"));
        write("services/cart/about.yaml", component("cart", "checkout"));
        var source = registered(folder);

        assertThat(refresh(source)).isEqualTo(new Taken(5, 0, 0, 0));
        assertThat(messages(source))
                .containsExactlyInAnyOrder(
                        "There is no file missing.yaml",
                        "../outside.yaml is not a file of this source; make it a source of its own");
    }

    private static String location(String name, String targets) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Location
                metadata: {name: %s}
                spec: {targets: [%s]}
                """.formatted(name, targets);
    }

    private List<String> orphans() {
        return db.select(ENTITY.NAME)
                .from(ENTITY)
                .where(ENTITY.ORPHANED_AT.isNotNull())
                .fetch(ENTITY.NAME);
    }

    @Test
    void keepsTheLastGoodEntitiesOfAFileThatBroke() throws IOException {
        write("catalog-info.yaml", component("order-service", "checkout") + "---\n" + component("cart", "checkout"));
        var source = registered(folder);
        refresh(source);
        write("catalog-info.yaml", component("order-service", "platform") + "---\nkind: [broken\n");

        assertThat(refresh(source)).isEqualTo(new Taken(0, 0, 0, 1));
        assertThat(names()).containsExactly("cart", "order-service");
        assertThat(messages(source)).singleElement().asString().startsWith("Not YAML");

        write("catalog-info.yaml", component("order-service", "platform"));
        assertThat(refresh(source)).isEqualTo(new Taken(0, 1, 1, 0));
        assertThat(messages(source)).containsExactly("Nothing describes group:default/platform");
    }

    @Test
    void servesAnEntityThatNamesWhatNobodyDescribes() throws IOException {
        write("catalog-info.yaml", component("order-service", "checkout"));
        var source = registered(folder);
        refresh(source);

        assertThat(names()).containsExactly("order-service");
        assertThat(db.fetchSingle(CATALOG_PROBLEM)).satisfies(problem -> {
            assertThat(problem.getMessage()).isEqualTo("Nothing describes group:default/checkout");
            assertThat(problem.getSeverity()).isEqualTo("warning");
            assertThat(problem.getLine()).isEqualTo(9);
            assertThat(problem.getField()).isEqualTo("spec.owner");
        });
    }

    @Test
    void solvesAnUnknownReferenceWhenAnotherSourceDescribesIt(@TempDir Path other) throws IOException {
        write("catalog-info.yaml", component("order-service", "checkout"));
        refresh(registered(folder));
        Files.writeString(other.resolve("catalog-info.yaml"), group("checkout"));
        var groups = registered(other);
        refresh(groups);
        assertThat(db.fetchCount(CATALOG_PROBLEM)).isZero();

        Files.delete(other.resolve("catalog-info.yaml"));
        refresh(groups);
        assertThat(db.fetchCount(CATALOG_PROBLEM)).isEqualTo(1);
    }

    @Test
    void countsTheFirstDescriptionOfAnEntityUntilItIsGone(@TempDir Path other) throws IOException {
        write("catalog-info.yaml", component("order-service", "checkout"));
        var first = registered(folder);
        refresh(first);
        Files.writeString(other.resolve("catalog-info.yaml"), component("order-service", "platform"));
        var second = registered(other);

        refresh(second);
        assertThat(catalog.find(EntityRef.component("order-service")).owner()).hasToString("group:default/checkout");
        assertThat(messages(second))
                .containsExactly("Described in catalog-info.yaml of another source as well; that one counts");

        Files.delete(folder.resolve("catalog-info.yaml"));
        refresh(first);
        refresh(second);
        assertThat(catalog.find(EntityRef.component("order-service")).owner()).hasToString("group:default/platform");
    }

    @Test
    void keepsWhenAProblemWasFoundFirst() throws IOException {
        write("catalog-info.yaml", "kind: [broken\n");
        var source = registered(folder);
        refresh(source);
        var found = clock.instant();
        clock.advance(Duration.ofDays(1));
        write("more/catalog-info.yaml", component("cart", "checkout"));
        refresh(source);

        assertThat(db.select(CATALOG_PROBLEM.FOUND_AT)
                        .from(CATALOG_PROBLEM)
                        .where(CATALOG_PROBLEM.SEVERITY.eq("error"))
                        .fetch(CATALOG_PROBLEM.FOUND_AT))
                .containsExactly(found);
    }

    @Test
    void keepsTheCatalogWhileASourceCannotBeRead() throws IOException {
        write("catalog-info.yaml", component("order-service", "checkout"));
        var source = registered(folder);
        refresh(source);
        Files.delete(folder.resolve("catalog-info.yaml"));
        Files.delete(folder);

        assertThat(refresh(source)).isInstanceOf(Failed.class);
        assertThat(names()).containsExactly("order-service");
        assertThat(sources.find(source).failure()).contains(folder.toString(), "cannot be read");
        var before = everything();
        clock.advance(Duration.ofMinutes(1));
        refresh(source);
        assertThat(everything()).isEqualTo(before);

        write("catalog-info.yaml", component("order-service", "checkout"));
        refresh(source);
        assertThat(sources.find(source).failure()).isNull();
    }

    @Test
    void doesNotFollowLinksOutOfTheFolder(@TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("catalog-info.yaml"), component("secret", "checkout"));
        Files.createSymbolicLink(folder.resolve("catalog-info.yaml"), outside.resolve("catalog-info.yaml"));

        refresh(registered(folder));
        assertThat(names()).isEmpty();
    }

    @Test
    void readsTheTreeOfAGitBranch() throws Exception {
        try (var git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
            commit(git, component("order-service", "checkout"));
            write("uncommitted/catalog-info.yaml", component("uncommitted", "checkout"));
            git.branchCreate().setName("next").call();
            var main = registered(new NewSource(SourceKind.GIT, folder.toString(), null, ""));
            assertThat(refresh(main)).isEqualTo(new Taken(1, 0, 0, 0));
            assertThat(refresh(main)).isEqualTo(new Unchanged());
            commit(git, component("order-service", "checkout") + "---\n" + component("cart", "checkout"));

            assertThat(refresh(main)).isEqualTo(new Taken(1, 0, 0, 0));
            assertThat(names()).containsExactly("cart", "order-service");
            var next = registered(new NewSource(SourceKind.GIT, folder.toString(), "next", ""));
            assertThat(refresh(next)).isInstanceOf(Taken.class);
            assertThat(messages(next)).hasSize(1);
        }
    }

    @Test
    void saysWhichBranchARepositoryDoesNotHave() throws Exception {
        Git.init().setDirectory(folder.toFile()).call().close();

        assertThat(refresh(registered(new NewSource(SourceKind.GIT, folder.toString(), "nowhere", ""))))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).contains("nowhere"));
    }

    @Test
    void registersASourceOnce() {
        assertThat(registered(folder)).isEqualTo(registered(folder));
        assertThat(db.fetchCount(AUDIT_RECORD, AUDIT_RECORD.ACTION.eq("catalog-source.registered")))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relative/path", "https://user:secret@example.org/repository.git", "file:///tmp", ""})
    void refusesLocationsThatItCannotOrShouldNotRead(String location) {
        assertThat(sources.register(NewSource.git(location), "sample-admin")).isInstanceOf(Refused.class);
        assertThat(db.fetchCount(CATALOG_SOURCE)).isZero();
    }

    private SourceId registered(Path location) {
        return registered(NewSource.folder(location.toString()));
    }

    private SourceId registered(NewSource source) {
        return ((Registered) sources.register(source, "sample-admin")).id();
    }

    private RefreshOutcome refresh(SourceId source) {
        return sources.refresh(source, "sample-admin");
    }

    private void write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void commit(Git git, String text) throws Exception {
        write("catalog-info.yaml", text);
        git.add().addFilepattern("catalog-info.yaml").call();
        git.commit()
                .setSign(false)
                .setAuthor("Sample Engineer", "engineer@example.org")
                .setMessage("Describe")
                .call();
    }

    private List<String> names() {
        return db.select(ENTITY.NAME).from(ENTITY).orderBy(ENTITY.NAME).fetch(ENTITY.NAME);
    }

    private List<String> messages(SourceId source) {
        return db.select(CATALOG_PROBLEM.MESSAGE)
                .from(CATALOG_PROBLEM)
                .where(CATALOG_PROBLEM.SOURCE_ID.eq(source.value()))
                .and(CATALOG_PROBLEM
                        .FIELD
                        .isDistinctFrom("spec.owner")
                        .or(CATALOG_PROBLEM.MESSAGE.contains("platform")))
                .fetch(CATALOG_PROBLEM.MESSAGE);
    }

    @Test
    void readsOnlyTheFilesThatChanged() throws IOException {
        write("a/catalog-info.yaml", component("order-service", "checkout"));
        write("b/catalog-info.yaml", component("cart", "checkout"));
        write("checkout/catalog-info.yaml", group("checkout"));
        write("web-team/catalog-info.yaml", group("web-team"));
        var source = registered(folder);
        refresh(source);
        // of the same size and time, so that only who reads it can tell
        var untouched = folder.resolve("a/catalog-info.yaml");
        var time = Files.getLastModifiedTime(untouched);
        Files.writeString(untouched, component("order-service", "web-team"));
        Files.setLastModifiedTime(untouched, time);
        write("b/catalog-info.yaml", component("cart", "web-team") + "  system: shop\n");

        assertThat(refresh(source)).isEqualTo(new Taken(0, 1, 0, 0));
        assertThat(catalog.find(EntityRef.component("order-service")).owner()).hasToString("group:default/checkout");
        assertThat(catalog.find(EntityRef.component("cart")).owner()).hasToString("group:default/web-team");
    }

    @Test
    void letsAFileThatDidNotChangeKeepWhatItDescribes() throws IOException {
        write("a/catalog-info.yaml", component("order-service", "checkout"));
        var source = registered(folder);
        refresh(source);
        write("b/catalog-info.yaml", component("order-service", "web"));

        assertThat(refresh(source)).isEqualTo(new Taken(0, 0, 0, 0));
        assertThat(catalog.find(EntityRef.component("order-service")).owner()).hasToString("group:default/checkout");

        Files.delete(folder.resolve("a/catalog-info.yaml"));
        refresh(source);
        assertThat(catalog.find(EntityRef.component("order-service")).owner()).hasToString("group:default/web");
    }

    @Test
    void forgetsASourceAndKeepsWhatItSaidInTheHistory() throws IOException {
        write("catalog-info.yaml", component("order-service", "checkout"));
        var source = registered(folder);
        refresh(source);

        sources.remove(source, "sample-admin", "its team is gone");

        assertThat(sources.all()).isEmpty();
        assertThat(db.fetchCount(ENTITY)).isZero();
        assertThat(db.fetchSingle(ENTITY_VERSION, ENTITY_VERSION.NAME.eq("order-service"))
                        .getRemovedBy())
                .isEqualTo("sample-admin");
        assertThatThrownBy(() -> refresh(source)).isInstanceOf(SourceNotFound.class);
    }

    @Test
    void leavesToAnotherSourceWhatARemovedOneDescribedFirst(@TempDir Path other) throws IOException {
        write("catalog-info.yaml", component("order-service", "checkout"));
        Files.writeString(other.resolve("catalog-info.yaml"), component("order-service", "night-watch"));
        var first = registered(folder);
        var second = registered(other);
        refresh(first);
        refresh(second);

        sources.remove(first, "sample-admin", "moved elsewhere");
        refresh(second);

        assertThat(catalog.find(EntityRef.component("order-service")).owner()).hasToString("group:default/night-watch");
    }

    /** Every row that a refresh could write. */
    private List<String> everything() {
        return List.of(ENTITY, ENTITY_RELATION, CATALOG_SOURCE, CATALOG_PROBLEM, AUDIT_RECORD, LIVE_EVENT).stream()
                .map(table -> db.selectFrom(table).fetch().formatJSON())
                .toList();
    }

    private static String component(String name, String owner) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: %s
                  annotations: {quarterdeck.dev/tier: "1"}
                spec:
                  type: service
                  lifecycle: production
                  owner: %s
                """.formatted(name, owner);
    }

    private static String group(String name) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Group
                metadata: {name: %s}
                spec: {type: team, children: []}
                """.formatted(name);
    }
}
