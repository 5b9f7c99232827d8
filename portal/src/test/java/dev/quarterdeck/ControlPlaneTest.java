package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.connector.kubernetes.KubeletStandIn;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import dev.quarterdeck.connector.kubernetes.argo.ApplicationsOnThePlane;
import dev.quarterdeck.connector.kubernetes.git.BareRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * The portal without the embedded cluster, with a real control plane in its place, and one that is gone. All such tests
 * share one portal.
 */
@PortalTest
@TestPropertySource(
        properties = {
            "quarterdeck.local-cluster.enabled=false",
            "quarterdeck.kubernetes.main.heartbeat=1s",
            "quarterdeck.commands.clusters=main",
            "quarterdeck.kubernetes.main.git.environments=mirrored",
            "quarterdeck.kubernetes.main.git.interval=1s",
            // no scheduled work looks again later
            "quarterdeck.deployments.verification=500ms",
            "quarterdeck.kubernetes.gone.url=https://127.0.0.1:1"
        })
public abstract class ControlPlaneTest {

    protected static final Duration PATIENCE = Duration.ofSeconds(60);

    private static KubeletStandIn kubelet;

    /** Of the environment {@code live}. */
    protected static String namespace;

    /** Where steps of pipelines run that name an image. */
    protected static String builds;
    /** Of the environment {@code mirrored}, which is delivered through Git. */
    protected static String mirrored;

    protected static BareRepository repository;

    @Autowired
    protected MockMvcTester browser;

    @DynamicPropertySource
    static void connect(DynamicPropertyRegistry registry) {
        var plane = RealControlPlane.shared();
        ApplicationsOnThePlane.define(plane);
        namespace = plane.newNamespace("live");
        builds = plane.newNamespace("builds");
        registry.add("quarterdeck.pipelines.jobs.cluster", () -> "main");
        registry.add("quarterdeck.pipelines.jobs.namespace", () -> builds);
        registry.add("quarterdeck.kubernetes.main.kubeconfig", plane::kubeconfig);
        registry.add("quarterdeck.kubernetes.main.namespaces.live", () -> namespace);
        mirrored = plane.newNamespace("mirrored");
        repository = BareRepository.in(folder().resolve("shop.git"));
        registry.add("quarterdeck.kubernetes.main.namespaces.mirrored", () -> mirrored);
        registry.add("quarterdeck.kubernetes.main.git.url", repository::url);
        registry.add("quarterdeck.kubernetes.main.git.application", () -> mirrored + "/{component}");
        registry.add("quarterdeck.kubernetes.main.image", () -> "registry.test/{component}:{version}");
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("quarterdeck-git");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        kubelet = KubeletStandIn.saying(RealControlPlane.shared());
    }

    @AfterAll
    static void stop() {
        if (kubelet != null) {
            kubelet.close();
        }
    }

    /** As an engineer sees it. */
    protected String page(String path) {
        var answer = browser.get().uri(path).with(user("ada").roles("ENGINEER")).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
