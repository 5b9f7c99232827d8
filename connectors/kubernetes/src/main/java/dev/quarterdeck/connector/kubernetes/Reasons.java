package dev.quarterdeck.connector.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;

/** Why a cluster did not do what it was asked, for a person to read. */
public final class Reasons {

    private Reasons() {}

    public static String of(Throwable trouble) {
        Throwable cause = trouble;
        while (true) {
            if (cause instanceof KubernetesClientException refusal
                    && refusal.getStatus() != null
                    && refusal.getStatus().getMessage() != null) {
                return refusal.getStatus().getMessage();
            }
            var certificate = CertificateTrouble.of(cause);
            if (certificate.isPresent()) {
                return certificate.get();
            }
            if (cause.getCause() == null) {
                break;
            }
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
