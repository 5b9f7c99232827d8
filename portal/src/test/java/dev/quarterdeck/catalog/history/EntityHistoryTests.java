package dev.quarterdeck.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.TestClock;
import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.catalog.CatalogFiles;
import dev.quarterdeck.catalog.EntityNotFound;
import dev.quarterdeck.catalog.listing.CatalogFilter;
import dev.quarterdeck.catalog.listing.CatalogListing;
import dev.quarterdeck.catalog.listing.CatalogOrder;
import dev.quarterdeck.catalog.relation.Relations;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.catalog.source.SourceId;
import dev.quarterdeck.platform.DiffLine.Kind;
import dev.quarterdeck.platform.EntityRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest(packages = {"catalog", "audit"})
class EntityHistoryTests {

    private static final EntityRef ORDERS = EntityRef.component("order-service");

    @TempDir
    Path folder;

    @Autowired
    EntityHistory history;

    @Autowired
    Catalog catalog;

    @Autowired
    CatalogListing listing;

    @Autowired
    Relations relations;

    @Autowired
    CatalogSources sources;

    @Autowired
    TestClock clock;

    private SourceId source;
    private Instant before;
    private Instant first;

    @BeforeEach
    void changeHandsOnce() {
        before = clock.instant().minusSeconds(1);
        source = new CatalogFiles(folder)
                .component("order-service", "checkout", ", dependsOn: [component:stock]")
                .read(sources);
        first = clock.instant();
        clock.advance(Duration.ofHours(1));
        new CatalogFiles(folder).component("order-service", "platform", "").read(sources);
    }

    @Test
    void keepsWhatAnEntityWasAndWhoChangedIt() {
        var versions = history.of(ORDERS);

        assertThat(versions).extracting(EntityVersion::number).containsExactly(2, 1);
        assertThat(versions).extracting(EntityVersion::changedBy).containsOnly("sample-admin");
        assertThat(versions.getLast().until()).isEqualTo(versions.getFirst().since());
        assertThat(versions.getFirst().changes())
                .containsExactly(
                        new FieldChange("spec.dependsOn", "[\"component:stock\"]", null),
                        new FieldChange("spec.owner", "checkout", "platform"));
    }

    @Test
    void comparesAnyTwoLineByLine() {
        var versions = history.of(ORDERS);
        var lines = EntityHistory.diff(versions.getLast(), versions.getFirst());

        assertThat(lines).filteredOn(line -> line.kind() == Kind.SAME).hasSize(3);
        assertThat(lines)
                .filteredOn(line -> line.kind() == Kind.ADDED)
                .singleElement()
                .satisfies(line -> assertThat(line.text()).contains("platform"));
    }

    @Test
    void showsTheCatalogAsItWas() {
        assertThat(catalog.describe(ORDERS, first).entry().owner()).hasToString("group:default/checkout");
        assertThat(catalog.describe(ORDERS).entry().owner()).hasToString("group:default/platform");
        assertThat(relations.of(ORDERS, first)).hasSize(2);
        assertThat(relations.of(ORDERS)).hasSize(1);
        assertThatThrownBy(() -> catalog.describe(ORDERS, before)).isInstanceOf(EntityNotFound.class);
    }

    @Test
    void listsAndCountsWhatThereWas() {
        var then = at(first.toString());
        assertThat(listing.page(then, CatalogOrder.NAME, null, 10).items())
                .singleElement()
                .satisfies(row -> assertThat(row.owner()).hasToString("group:default/checkout"));
        assertThat(listing.facets(then).owner().getFirst().value()).isEqualTo("group:default/checkout");
        assertThat(listing.facets(at(before.toString())).total()).isZero();
    }

    @Test
    void goesOnAfterARemoval() throws Exception {
        Files.delete(folder.resolve("Component-order-service.yaml"));
        sources.refresh(source, "sample-admin");
        sources.removeOrphan(ORDERS, "sample-engineer");
        assertThat(history.of(ORDERS).getFirst().removedBy()).isEqualTo("sample-engineer");

        clock.advance(Duration.ofHours(1));
        new CatalogFiles(folder).component("order-service", "checkout", "").read(sources);
        assertThat(history.of(ORDERS)).extracting(EntityVersion::number).containsExactly(3, 2, 1);
    }

    @Test
    void knowsNothingOfWhatNeverWas() {
        assertThatThrownBy(() -> history.of(EntityRef.component("nobody"))).isInstanceOf(EntityNotFound.class);
    }

    private static CatalogFilter at(String moment) {
        return new CatalogFilter(List.of(), List.of(), List.of(), List.of(), null, null, List.of(), null, moment);
    }
}
