package dev.quarterdeck.signals.probe.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.PortalTest;
import dev.quarterdeck.catalog.CatalogFiles;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Probes for people and for programs, behind the portal's real security. */
@PortalTest
@TestInstance(Lifecycle.PER_CLASS)
class ProbeApiTests {

    private static final String BODY = """
            {"name": "probed", "component": "probed-service", "environment": "production", "address": "tcp://127.0.0.1:1",
             "every": "60", "timeout": "5"}
            """;

    @Autowired
    private MockMvcTester client;

    @Autowired
    private CatalogSources sources;

    @Autowired
    private Environments environments;

    @BeforeAll
    void describe(@TempDir Path folder) {
        new CatalogFiles(folder).component("probed-service", "checkout", "").read(sources);
        environments.define(
                new Environment("production", 3, "local", 1, false, 0, Duration.ofHours(1), true, null),
                "sample-admin");
    }

    @Test
    void livesFromItsMakingToItsRemoval() {
        assertThat(send(HttpMethod.POST, "/api/v1/probes", "VIEWER", BODY)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(send(HttpMethod.POST, "/api/v1/probes", "ENGINEER", BODY.replace("tcp", "gopher")))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("Address: ");
        assertThat(send(HttpMethod.POST, "/api/v1/probes", "ENGINEER", BODY)).hasStatus(HttpStatus.CREATED);
        assertThat(send(HttpMethod.POST, "/api/v1/probes", "ENGINEER", BODY)).hasStatus(HttpStatus.CONFLICT);

        assertThat(get("/api/v1/probes")).bodyText().contains("tcp://127.0.0.1:1");
        assertThat(get("/signals/probes")).hasStatusOk().bodyText().contains("probed", "Not asked yet");
        assertThat(get("/signals/probes/probed")).hasStatusOk().bodyText().contains("It was not asked yet.");
        assertThat(get("/catalog/component/default/probed-service")).bodyText().contains("asked from outside");

        assertThat(send(HttpMethod.DELETE, "/api/v1/probes/probed?reason=It+is+asked+elsewhere", "ENGINEER", ""))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get("/signals/probes/probed")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void mayBeAskedThroughSomebodyElse() {
        var through =
                BODY.replace("\"name\": \"probed\"", "\"name\": \"through\"").replace("}", ", \"through\": \"%s\"}");
        assertThat(through).contains("\"name\": \"through\"");
        assertThat(send(HttpMethod.POST, "/api/v1/probes", "ENGINEER", through.formatted("prometheus:nowhere")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Through: no Prometheus named 'nowhere' is connected");
        assertThat(send(HttpMethod.POST, "/api/v1/probes", "ENGINEER", through.formatted("ftp://exporter")))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("Through: 'ftp://exporter' is neither");
        assertThat(send(HttpMethod.POST, "/api/v1/probes", "ENGINEER", through.formatted("http://127.0.0.1:9115")))
                .hasStatus(HttpStatus.CREATED);

        assertThat(get("/signals/probes"))
                .bodyText()
                .contains("by the blackbox exporter at 127.0.0.1:9115, module tcp_connect");
        assertThat(get("/api/v1/probes/through"))
                .bodyJson()
                .extractingPath("$.probe.through")
                .isEqualTo("http://127.0.0.1:9115");
        send(HttpMethod.DELETE, "/api/v1/probes/through?reason=It+is+asked+elsewhere", "ENGINEER", "");
    }

    @Test
    void keepsWhatWasTypedWhenItIsWrong() {
        assertThat(client.post()
                        .uri("/signals/probes")
                        .with(user("sample-engineer").roles("ENGINEER"))
                        .with(csrf())
                        .param("name", "typed")
                        .param("component", "unheard-of")
                        .param("environment", "production")
                        .param("address", "https://shop.example.org/"))
                .hasStatusOk()
                .bodyText()
                .contains("Component: the catalog has no", "value=\"https://shop.example.org/\"");
    }

    private MvcTestResult get(String address) {
        return client.get()
                .uri(address)
                .with(user("sample-viewer").roles("VIEWER"))
                .exchange();
    }

    private MvcTestResult send(HttpMethod method, String address, String role, String body) {
        return client.method(method)
                .uri(address)
                .with(user("sample").roles(role))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
