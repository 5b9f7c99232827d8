package dev.quarterdeck.catalog.source.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.TestHost;
import dev.quarterdeck.connector.SourceUnavailable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Against answers in the form that GitHub documents; GitHub itself is not asked. */
class GitHubOrganisationsTests {

    private static final String REPOSITORIES = """
            [{"name": "orders", "default_branch": "main", "pushed_at": "2026-03-17T14:32:00Z"},
             {"name": "attic", "default_branch": "main", "pushed_at": "2020-01-01T00:00:00Z", "archived": true},
             {"name": "copy", "default_branch": "main", "pushed_at": "2026-01-01T00:00:00Z", "fork": true},
             {"name": "empty", "default_branch": "main", "pushed_at": null}]
            """;

    private static final String FILES = """
            {"tree": [{"path": "catalog-info.yaml", "type": "blob", "sha": "aaa"},
                      {"path": "docs", "type": "tree", "sha": "bbb"},
                      {"path": "docs/index.md", "type": "blob", "sha": "ccc"}]}
            """;

    private final Map<String, String> answers = new HashMap<>();
    private TestHost host;
    private GitHubOrganisations github;

    @BeforeEach
    void serve() throws IOException {
        host = new TestHost(exchange -> {
            var body =
                    answers.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(UTF_8);
            var allowed = "Bearer a-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            TestHost.answer(exchange, allowed ? (body.length == 0 ? 404 : 200) : 401, allowed ? body : new byte[0]);
        });
        answers.put("/api/v3/orgs/sample/repos", REPOSITORIES);
        answers.put("/api/v3/repos/sample/orders/git/trees/main", FILES);
        answers.put("/api/v3/repos/sample/orders/git/blobs/aaa", "kind: Component");
        github = new GitHubOrganisations(new GitHubSettings(host.address(), "a-token"), new JsonMapper());
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void areTheirLivingRepositoriesAsFolders() {
        try (var tree = open()) {
            assertThat(tree.files()).containsExactly("orders/catalog-info.yaml", "orders/docs/index.md");
            assertThat(tree.descriptors()).containsExactly("orders/catalog-info.yaml");
            assertThat(tree.read("orders/catalog-info.yaml", 100))
                    .hasValueSatisfying(
                            bytes -> assertThat(bytes).asString(UTF_8).isEqualTo("kind: Component"));
        }
    }

    @Test
    void areAskedOnlyForWhatWasPushedTo() {
        open().files();
        host.asked().clear();

        open().files();
        assertThat(host.asked()).containsExactly("/api/v3/orgs/sample/repos");

        answers.put("/api/v3/orgs/sample/repos", REPOSITORIES.replace("2026-03-17T14:32", "2026-03-18T09:00"));
        host.asked().clear();
        open().files();
        assertThat(host.asked()).contains("/api/v3/repos/sample/orders/git/trees/main");
    }

    @Test
    void differWhenAnyOfThemWasPushedTo() {
        var before = open().fingerprint();
        answers.put("/api/v3/orgs/sample/repos", REPOSITORIES.replace("2026-03-17T14:32", "2026-03-18T09:00"));

        assertThat(open().fingerprint()).isNotEqualTo(before);
    }

    @Test
    void sayWhatIsWrong() {
        assertThatThrownBy(() -> github.open(host.address() + "/nobody", path -> true))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("/orgs/nobody");
        var unknown = new GitHubOrganisations(new GitHubSettings(host.address(), "another"), new JsonMapper());
        assertThatThrownBy(() -> unknown.open(host.address() + "/sample", path -> true))
                .hasMessageContaining("does not know the token");
        assertThat(github.refusal("https://elsewhere.example.org/sample")).isPresent();
    }

    private SourceTree open() {
        return github.open(host.address() + "/sample", path -> path.equals("catalog-info.yaml"));
    }
}
