package dev.quarterdeck.connector.kubernetes;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** What is wrong with the certificate that a server shows, for a person to read. */
final class CertificateTrouble {

    private static final String UNTRUSTED = "nobody whom the portal trusts vouches for the certificate that it shows";

    private CertificateTrouble() {}

    /** Empty if {@code cause} is none of that kind. */
    static Optional<String> of(Throwable cause) {
        return switch (cause) {
            // another one of the same name
            case CertPathValidatorException invalid
            when invalid.getReason() == BasicReason.INVALID_SIGNATURE -> Optional.of(UNTRUSTED);
            case CertPathValidatorException invalid
            when invalid.getCertPath() != null && invalid.getIndex() >= 0 ->
                ofDates(
                        (X509Certificate)
                                invalid.getCertPath().getCertificates().get(invalid.getIndex()),
                        invalid.getReason());
            case CertPathBuilderException _ -> Optional.of(UNTRUSTED);
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofDates(X509Certificate certificate, CertPathValidatorException.Reason reason) {
        var subject = certificate.getSubjectX500Principal();
        if (reason == BasicReason.EXPIRED) {
            return Optional.of("the certificate of '%s' that it shows expired at %s"
                    .formatted(subject, certificate.getNotAfter().toInstant()));
        }
        if (reason == BasicReason.NOT_YET_VALID) {
            return Optional.of("the certificate of '%s' that it shows is valid from %s on only"
                    .formatted(subject, certificate.getNotBefore().toInstant()));
        }
        return Optional.empty();
    }
}
