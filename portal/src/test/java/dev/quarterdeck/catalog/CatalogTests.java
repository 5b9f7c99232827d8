package dev.quarterdeck.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.platform.EntityRef;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest(packages = {"catalog", "audit"})
class CatalogTests {

    @Autowired
    Catalog catalog;

    @Autowired
    CatalogSources sources;

    @BeforeEach
    void describe(@TempDir Path folder) {
        new CatalogFiles(folder)
                .component("order-service", "checkout", "")
                .component("inventory-service", "stock", "")
                .component("storefront", "web", "")
                .add(
                        "Component",
                        "cart",
                        ", title: Shopping cart, description: Keeps orders, tags: [java]",
                        "type: library, lifecycle: production, owner: web")
                .add("Group", "checkout", "", "type: team, children: []")
                .add(
                        "API",
                        "order-api",
                        ", links: [{url: 'https://example.org', title: Docs, icon: web}]",
                        "type: openapi, lifecycle: production, owner: checkout, definition: 'openapi: 3.1.0'")
                .read(sources);
    }

    @Test
    void describesAnEntityWithoutSystemOrOwner() {
        var group = catalog.describe(EntityRef.of("group:default/checkout"));

        assertThat(group.entry().owner()).isNull();
        assertThat(group.entry().system()).isNull();
        assertThat(group.definition()).isNull();
        assertThat(group.yaml()).startsWith("apiVersion:");
    }

    @Test
    void describesAnApiWithItsDefinitionAndLinks() {
        var api = catalog.describe(EntityRef.of("api:default/order-api"));

        assertThat(api.definition()).isEqualTo("openapi: 3.1.0");
        assertThat(api.links()).containsExactly(new EntityDescription.Link("https://example.org", "Docs"));
    }

    @Test
    void saysWhatItDoesNotHave() {
        assertThat(catalog.lookUp(EntityRef.component("gone"))).isEmpty();
        assertThatThrownBy(() -> catalog.find(EntityRef.component("gone")))
                .isInstanceOf(EntityNotFound.class)
                .hasMessage("There is no component gone in the catalog");
    }
}
