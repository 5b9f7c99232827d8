package dev.quarterdeck.connector.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the portal says of a cluster that it does not trust, or that does not trust it. */
class CredentialsTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String UNTRUSTED = "nobody whom the portal trusts vouches for the certificate that it shows";

    private final RealControlPlane plane = RealControlPlane.shared();

    @TempDir
    private Path folder;

    private static void awaitAnswer(KubernetesConnection connection) {
        await().atMost(SOON).until(() -> connection.problem() == null);
    }

    private static void awaitProblem(KubernetesConnection connection, String... words) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(connection.problem()).contains(words));
    }

    @Test
    void namesTheCertificateThatExpired() throws Exception {
        try (var proxy = new FaultyProxy(plane);
                var connection = ConnectionOnThePlane.through(proxy, plane)) {
            awaitAnswer(connection);

            proxy.show(plane.certificates().issue(folder, "-3d", 2));
            awaitProblem(connection, "the certificate of 'CN=gateway' that it shows expired at 20", "Z");
            assertThat(connection.answeredAt()).isPresent();

            proxy.show(plane.certificates().store());
            awaitAnswer(connection);
        }
    }

    @Test
    void saysThatNobodyVouchesForACertificate() throws Exception {
        try (var proxy = new FaultyProxy(plane);
                var connection = ConnectionOnThePlane.through(proxy, plane)) {
            // of the same name as the one that is trusted, as those of a cluster are that was installed anew
            proxy.show(Certificates.in(folder).store());

            awaitProblem(connection, UNTRUSTED);
        }
    }

    @Test
    void saysThatNobodyKnownVouchesForACertificate() {
        try (var connection = ConnectionOnThePlane.to(plane.url())) {
            awaitProblem(connection, UNTRUSTED);
        }
    }

    @Test
    void saysThatItsCredentialsAreNotAcceptedAndGoesOnWithNewOnes() throws Exception {
        var token = Files.writeString(folder.resolve("token"), "expired");
        try (var connection = KubernetesConnection.open("test", withToken(token))) {
            awaitProblem(connection, "does not accept the portal's credentials", "Unauthorized");
            assertThat(connection.problem()).doesNotContain("does not answer");

            Files.writeString(token, RealControlPlane.ADMIN);
            awaitAnswer(connection);
        }
    }

    private KubernetesSettings withToken(Path file) {
        var settings = ClusterOnThePlane.settings(plane, "", "test", null);
        return new KubernetesSettings(
                null,
                null,
                false,
                settings.url(),
                null,
                file,
                settings.caFile(),
                settings.connectTimeout(),
                settings.requestTimeout(),
                settings.heartbeat(),
                settings.namespaces(),
                settings.image(),
                settings.address(),
                null,
                settings.drain(),
                null);
    }
}
