package dev.quarterdeck.connector.prometheus;

import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Whom to believe, and as whom to appear, over TLS. */
final class Trust {

    private Trust() {}

    /** Null for the usual. */
    static @Nullable SSLContext of(PrometheusSettings settings) {
        if (settings.caFile() == null && settings.clientCertificate() == null) {
            return null;
        }
        return SslBundle.of(new PemSslStoreBundle(
                        certificate(settings.clientCertificate(), settings.clientKey()),
                        certificate(settings.caFile(), null)))
                .createSslContext();
    }

    private static @Nullable PemSslStoreDetails certificate(@Nullable Path certificate, @Nullable Path key) {
        if (certificate == null) {
            return null;
        }
        var details = PemSslStoreDetails.forCertificate(certificate.toUri().toString());
        return key == null ? details : details.withPrivateKey(key.toUri().toString());
    }
}
