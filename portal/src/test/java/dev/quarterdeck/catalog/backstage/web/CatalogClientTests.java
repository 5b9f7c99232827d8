package dev.quarterdeck.catalog.backstage.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.quarterdeck.PortalTest;
import dev.quarterdeck.catalog.CatalogFiles;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.identity.Accounts;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.identity.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Backstage's own client, unchanged, against the portal. Skipped where there is no Node.js or no npm registry. */
@PortalTest
class CatalogClientTests {

    private static final String CLIENT = "@backstage/catalog-client@1.16.2";
    private static final Path FOLDER = Path.of("target", "catalog-client").toAbsolutePath();
    private static final String IN_NAMESPACE = ", namespace: backstage-client";

    @Autowired
    private CatalogSources sources;

    @Autowired
    private Accounts accounts;

    @LocalServerPort
    private int port;

    @Test
    void getsFromThePortalWhatItWouldGetFromBackstage(@TempDir Path folder) throws Exception {
        assumeThat(installed()).as("Node.js and %s", CLIENT).isTrue();
        new CatalogFiles(folder)
                .add(
                        "Component",
                        "alpha",
                        IN_NAMESPACE + ", tags: [java, orders], annotations: {example.com/rank: '1'}",
                        "type: service, lifecycle: production, owner: sailors, x-order: [b, a]")
                .add("Component", "beta", IN_NAMESPACE, "type: library, lifecycle: production, owner: sailors")
                .add("Component", "gamma", IN_NAMESPACE, "type: website, lifecycle: production, owner: cooks")
                .read(sources);
        accounts.create(
                new Person("client", "Sample Client", List.of(Role.VIEWER), List.of()),
                "a sample password",
                "system:test");

        var heard = heard();

        assertThat(words(heard.get("all"))).containsExactly("alpha", "beta", "gamma");
        assertThat(words(heard.get("some"))).containsExactly("gamma", "beta");
        assertThat(words(heard.get("annotated"))).containsExactly("alpha");
        assertThat(heard.get("fields").toString())
                .isEqualTo("[{\"kind\":\"Component\",\"metadata\":{\"annotations\":{\"example.com/rank\":\"1\"}}}]");
        assertThat(heard.get("pages").toString())
                .isEqualTo("[[\"alpha\",\"beta\"],[\"gamma\"],[\"alpha\",\"beta\"],3,null]");
        assertThat(heard.get("asked").toString()).isEqualTo("[[\"alpha\"],[\"gamma\"],2]");
        assertThat(words(heard.get("none"))).isEmpty();
        assertThat(words(heard.get("found"))).containsExactly("alpha");
        assertThat(heard.get("missing").isNull()).isTrue();
        assertThat(heard.get("byRefs").toString()).isEqualTo("[\"gamma\",null]");
        assertThat(heard.get("ancestors").asString()).isEqualTo("component:backstage-client/alpha");
        assertThat(heard.get("location").asString()).isEqualTo("file");
        assertThat(heard.get("locations").asInt()).isPositive();
        assertThat(heard.get("valid").asBoolean()).isTrue();
        assertThat(heard.get("invalid").get("errors").toString()).contains("spec.type");
        assertEntity(heard.get("byRef"));
        assertFacets(heard.get("facets"));
    }

    /** As it was written, with what Backstage adds. */
    private static void assertEntity(JsonNode entity) {
        assertThat(entity.get("apiVersion").asString()).isEqualTo("backstage.io/v1alpha1");
        assertThat(entity.get("kind").asString()).isEqualTo("Component");
        assertThat(entity.at("/metadata/namespace").asString()).isEqualTo("backstage-client");
        assertThat(entity.at("/metadata/uid").asString()).hasSize(36);
        assertThat(entity.at("/metadata/etag").asString()).isNotBlank();
        assertThat(entity.at("/metadata/annotations/backstage.io~1managed-by-location")
                        .asString())
                .startsWith("file:");
        assertThat(entity.at("/spec/x-order").toString()).isEqualTo("[\"b\",\"a\"]");
        assertThat(entity.get("relations").toString())
                .isEqualTo("[{\"type\":\"ownedBy\",\"targetRef\":\"group:backstage-client/sailors\"}]");
    }

    private static void assertFacets(JsonNode facets) {
        assertThat(facets.get("spec.type").toString())
                .isEqualTo(
                        "[{\"value\":\"library\",\"count\":1},{\"value\":\"service\",\"count\":1},{\"value\":\"website\",\"count\":1}]");
        assertThat(facets.get("metadata.tags").toString())
                .isEqualTo("[{\"value\":\"java\",\"count\":1},{\"value\":\"orders\",\"count\":1}]");
        assertThat(facets.get("relations.ownedBy").toString())
                .contains("{\"value\":\"group:backstage-client/sailors\",\"count\":2}");
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private JsonNode heard() throws IOException, InterruptedException {
        var script = Files.writeString(FOLDER.resolve("client.mjs"), script());
        var process = new ProcessBuilder(
                        "node",
                        script.toString(),
                        FOLDER.toString(),
                        "http://127.0.0.1:" + port,
                        "client",
                        "a sample password")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("what the client wrote: %s", answer).isZero();
        return new JsonMapper().readTree(answer);
    }

    private static String script() throws IOException {
        try (var script = CatalogClientTests.class.getResourceAsStream("/backstage/client.mjs")) {
            assertThat(script).isNotNull();
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static boolean installed() throws InterruptedException {
        if (Files.exists(FOLDER.resolve("node_modules/@backstage/catalog-client/package.json"))) {
            return true;
        }
        try {
            Files.createDirectories(FOLDER);
            return new ProcessBuilder(
                                    "npm",
                                    "install",
                                    "--silent",
                                    "--no-audit",
                                    "--no-fund",
                                    "--no-package-lock",
                                    "--fetch-retries=0",
                                    "--fetch-timeout=20000",
                                    "--prefix",
                                    FOLDER.toString(),
                                    CLIENT)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
