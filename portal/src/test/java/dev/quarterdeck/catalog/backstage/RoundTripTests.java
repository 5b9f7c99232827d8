package dev.quarterdeck.catalog.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.catalog.source.NewSource;
import dev.quarterdeck.catalog.source.RegistrationOutcome.Registered;
import dev.quarterdeck.platform.EntityRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is read as a descriptor is given back as it was, but for what Backstage adds itself. */
@FeatureTest(packages = {"catalog", "audit"})
class RoundTripTests {

    private static final String DESCRIPTOR = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: order-service
              title: Bestellungen 注文
              description: |
                Takes orders.
                "Quotes", #hashes and 1.0 stay texts.
              labels: {example.com/tier: "1"}
              annotations: {example.com/scores: '[1, 2]', github.com/project-slug: sample/orders}
              tags: [java, "c++"]
              links:
                - {url: https://example.com/orders, title: Dashboard, icon: dashboard}
            spec:
              type: service
              lifecycle: production
              owner: team-a
              dependsOn: [resource:default/orders-db]
              custom: {deep: [true, 7, 2.5, null, {nested: yes}]}
            """;

    @Autowired
    BackstageCatalog catalog;

    @Autowired
    CatalogSources sources;

    @Test
    void givesADescriptorBackAsItWasRead(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("catalog-info.yaml"), DESCRIPTOR);
        var source = ((Registered) sources.register(NewSource.folder(folder.toString()), "ada")).id();
        sources.refresh(source, "ada");

        var given = (ObjectNode) new JsonMapper()
                .readTree(catalog.find(EntityRef.component("order-service")).orElseThrow());
        given.remove("relations");
        var metadata = (ObjectNode) given.get("metadata");
        metadata.remove(List.of("uid", "etag", "namespace"));
        ((ObjectNode) metadata.get("annotations"))
                .remove(List.of("backstage.io/managed-by-location", "backstage.io/managed-by-origin-location"));

        assertThat(given).isEqualTo(new YAMLMapper().readTree(DESCRIPTOR));
    }
}
