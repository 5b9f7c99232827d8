package dev.quarterdeck.connector.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quarterdeck.connector.OutsideSystem;
import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.Cluster;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class KubernetesAutoConfigurationTests {

    private static final String ONE = "quarterdeck.kubernetes.main.";

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(KubernetesAutoConfiguration.class));

    @Test
    void connectsNothingUnlessItIsTold() {
        context.run(running -> assertThat(running)
                .hasNotFailed()
                .doesNotHaveBean(KubernetesConnection.class)
                .doesNotHaveBean(Cluster.class));
    }

    @Test
    void connectsEachByItsName() {
        context.withPropertyValues(
                        ONE + "url=https://127.0.0.1:1",
                        ONE + "token=s3cret",
                        ONE + "namespaces.production=shop-live",
                        "quarterdeck.kubernetes.edge.url=https://127.0.0.1:2")
                .run(running -> {
                    var connections =
                            running.getBeansOfType(KubernetesConnection.class).values();
                    assertThat(connections)
                            .extracting(KubernetesConnection::name)
                            .containsExactlyInAnyOrder("main", "edge");
                    assertThat(running.getBeansOfType(Cluster.class).values())
                            .extracting(Cluster::name)
                            .containsExactlyInAnyOrder("main", "edge");
                    var main = connections.stream()
                            .filter(one -> one.name().equals("main"))
                            .findFirst()
                            .orElseThrow();
                    assertThat(main.namespace("production")).isEqualTo("shop-live");
                    assertThat(main.namespace("dev")).isEqualTo("dev");
                    assertThat(main.settings().toString()).doesNotContain("s3cret");
                });
    }

    @Test
    void connectsTheRepositoryThroughWhichItDelivers(@TempDir Path home) {
        context.withPropertyValues(
                        "quarterdeck.home=" + home,
                        ONE + "url=https://127.0.0.1:1",
                        ONE + "git.url=" + home.resolve("none.git"),
                        ONE + "git.token=s3cret",
                        ONE + "git.environments=production,staging")
                .run(running -> {
                    var git = running.getBean(KubernetesConnection.class)
                            .settings()
                            .git();
                    assertThat(git).isNotNull();
                    assertThat(git.folder()).isEqualTo(home.resolve("git/main"));
                    assertThat(git.toString()).doesNotContain("s3cret");
                    assertThat(git.delivers("staging")).isTrue();
                    assertThat(git.delivers("dev")).isFalse();
                    var system = running.getBean(OutsideSystem.class);
                    assertThat(system.kind()).isEqualTo("Git");
                    assertThatExceptionOfType(SourceUnavailable.class)
                            .isThrownBy(system::check)
                            .withMessageContaining("none.git cannot be reached");
                });
    }

    @Test
    void takesTheContextOfAKubeconfigThatItIsTold(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("config"), """
                apiVersion: v1
                kind: Config
                clusters:
                - {name: one, cluster: {server: "https://one.example.org"}}
                - {name: two, cluster: {server: "https://two.example.org"}}
                users:
                - {name: ada, user: {token: t0ken}}
                contexts:
                - {name: first, context: {cluster: one, user: ada}}
                - {name: second, context: {cluster: two, user: ada}}
                current-context: first
                """);
        context.withPropertyValues(ONE + "kubeconfig=" + file)
                .run(running -> assertThat(master(running.getBean(KubernetesConnection.class)))
                        .contains("one.example.org"));
        context.withPropertyValues(ONE + "kubeconfig=" + file, ONE + "context=second")
                .run(running -> assertThat(master(running.getBean(KubernetesConnection.class)))
                        .contains("two.example.org"));
        context.withPropertyValues(ONE + "kubeconfig=" + file, ONE + "context=third")
                .run(running ->
                        assertThat(running).getFailure().rootCause().hasMessageContaining("has no context 'third'"));
    }

    @Test
    void letsNotAllPortalsComeBackToWatchInOneMoment() {
        assertThat(Stream.generate(KubernetesAutoConfigurationTests::reconnectInterval)
                        .limit(8)
                        .distinct())
                .allMatch(interval -> interval >= 1_000 && interval < 1_250)
                .hasSizeGreaterThan(1);
    }

    private static int reconnectInterval() {
        try (var connection = ConnectionOnThePlane.to(URI.create("https://127.0.0.1:1"))) {
            return connection.client().getConfiguration().getWatchReconnectInterval();
        }
    }

    private static String master(KubernetesConnection connection) {
        return connection.client().getMasterUrl().toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drain=1s | give one of kubeconfig, in-cluster and url",
                "url=https://a in-cluster=true | give one of kubeconfig, in-cluster and url",
                "url=ftp://a | url: https:// or http:// and a host",
                "url=https://a context=x | context is one of a kubeconfig",
                "url=https://a token=x token-file=/y | give one of token and token-file",
                "kubeconfig=/none token=x | token, token-file and ca-file go with url",
                "kubeconfig=/none | kubeconfig /none cannot be read",
                "in-cluster=true | but this is no pod of a cluster",
                "url=https://a request-timeout=0s | request-timeout: longer than nothing",
                "url=https://a gateway=public | gateway: a namespace and a name",
                "url=https://a namespaces.dev=A_B | is no name of a namespace",
                "url=https://a git.branch=main | git.url: https://, http:// or ssh://",
                "url=https://a git.url=ssh://git@host/a.git | git.key-file and git.known-hosts-file go with",
                "url=https://a git.url=git@host:a.git git.key-file=/k | git.key-file and git.known-hosts-file go with",
                "url=https://a git.url=https://host/a.git git.key-file=/k git.known-hosts-file=/h | go with an ssh:// address",
                "url=https://a git.url=https://me:secret@host/shop.git | a password goes into git.token",
                "url=https://a git.url=https://host/a.git git.path=all | git.path: with {component}",
                "url=https://a git.url=https://host/a.git git.path=../{component}/{environment} | inside the repository",
                "url=https://a git.url=https://host/a.git git.token=x git.token-file=/y | give one of git.token",
                "url=https://a git.url=https://host/a.git git.application=shop | git.application: a namespace",
                "url=https://a git.url=https://host/a.git git.sync=true | of which git.application?",
            })
    void saysAtTheStartWhatIsWrong(String settings, String words) {
        var values = Arrays.stream(settings.split(" ")).map(ONE::concat).toArray(String[]::new);
        context.withPropertyValues(values)
                .run(running -> assertThat(running).getFailure().rootCause().hasMessageContaining(words));
    }
}
