package dev.quarterdeck.catalog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.TestClock;
import dev.quarterdeck.catalog.CatalogFiles;
import dev.quarterdeck.catalog.EntityNotFound;
import dev.quarterdeck.catalog.history.VersionNotFound;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.platform.EntityRef;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest(packages = {"catalog", "audit"})
class ApisTests {

    private static final EntityRef ORDERS = new EntityRef("api", "default", "orders");

    @TempDir
    Path folder;

    @Autowired
    Apis apis;

    @Autowired
    CatalogSources sources;

    @Autowired
    TestClock clock;

    @Test
    void keepWhatEachVersionMeansForCallers() {
        describe("paths: {/orders: {get: {responses: {}}, delete: {responses: {}}}}");
        describe("paths: {/orders: {get: {responses: {}}}}");
        describe("paths: {/orders: {get: {responses: {}}, post: {responses: {}}}}");

        assertThat(apis.compareNew()).isEqualTo(2);
        assertThat(apis.compareNew()).isZero();

        assertThat(apis.changes(ORDERS))
                .extracting(change -> change.diff().verdict())
                .containsExactly(ApiVerdict.COMPATIBLE, ApiVerdict.BREAKING);
        assertThat(apis.changes(ORDERS).getFirst().to()).isEqualTo(3);
        assertThat(apis.compare(ORDERS, 1, 3).verdict()).isEqualTo(ApiVerdict.BREAKING);
    }

    @Test
    void tellAProviderWhatItChanged() {
        describe("paths: {/orders: {get: {responses: {}}, delete: {responses: {}}}}");
        new CatalogFiles(folder)
                .component("order-service", "checkout", ", providesApis: [orders]")
                .read(sources);
        var then = clock.instant();
        describe("paths: {/orders: {get: {responses: {}}}}");
        apis.compareNew();

        assertThat(apis.changesOf(EntityRef.component("order-service"), then))
                .allMatch(ProvidedChange::isBreaking)
                .extracting(ProvidedChange::api)
                .containsExactly(ORDERS);
        assertThat(apis.changesOf(EntityRef.component("order-service"), clock.instant()))
                .isEmpty();
        assertThat(apis.changesOf(EntityRef.component("storefront"), then)).isEmpty();
        assertThat(apis.definition(ORDERS, then).text()).contains("delete");
        assertThat(apis.definition(ORDERS).text()).doesNotContain("delete");
    }

    @Test
    void knowTheirDefinition() {
        describe("paths: {}");

        assertThat(apis.definition(ORDERS).isOpenApi()).isTrue();
        assertThat(apis.definition(ORDERS).text()).contains("openapi: 3.0.3");
        assertThatThrownBy(() -> apis.definition(EntityRef.component("orders"))).isInstanceOf(EntityNotFound.class);
        assertThatThrownBy(() -> apis.compare(ORDERS, 1, 7)).isInstanceOf(VersionNotFound.class);
    }

    private void describe(String paths) {
        clock.advance(Duration.ofMinutes(1));
        new CatalogFiles(folder)
                .add(
                        "API",
                        "orders",
                        "",
                        "type: openapi, lifecycle: production, owner: checkout,"
                                + " definition: \"openapi: 3.0.3\\ninfo: {title: Orders, version: '1'}\\n%s\""
                                        .formatted(paths))
                .read(sources);
    }
}
