package dev.quarterdeck.connector.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.util.Base64;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Keys of one run: a certificate that vouches for itself, for everything on loopback, and the pair that signs tokens of
 * service accounts.
 */
record Certificates(Path certificate, Path key, Path store, Path accountsKey, Path accountsPublicKey) {

    static final char[] PASSWORD = "changeit".toCharArray();

    static Certificates in(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        var store = folder.resolve("store.p12");
        keytool(store);
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var accounts = generator.generateKeyPair();
        return new Certificates(
                pem(
                        folder,
                        "CERTIFICATE",
                        "server.crt",
                        keys.getCertificate("server").getEncoded()),
                pem(
                        folder,
                        "PRIVATE KEY",
                        "server.key",
                        keys.getKey("server", PASSWORD).getEncoded()),
                store,
                pem(folder, "PRIVATE KEY", "accounts.key", accounts.getPrivate().getEncoded()),
                pem(folder, "PUBLIC KEY", "accounts.pub", accounts.getPublic().getEncoded()));
    }

    /**
     * A store like this one's, whose certificate {@code CN=gateway} this one vouches for.
     *
     * @param from from when on it is valid, as keytool understands it: {@code -2d}
     */
    Path issue(Path folder, String from, int days) throws IOException, InterruptedException {
        var issued = folder.resolve("gateway.p12");
        var request = folder.resolve("gateway.csr").toString();
        var answer = folder.resolve("gateway.crt").toString();
        keytool(
                issued,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=gateway");
        keytool(issued, "-certreq", "-alias", "server", "-file", request);
        keytool(
                store,
                "-gencert",
                "-alias",
                "server",
                "-infile",
                request,
                "-outfile",
                answer,
                "-startdate",
                from,
                "-validity",
                String.valueOf(days),
                "-ext",
                "san=ip:127.0.0.1",
                "-ext",
                "eku=serverAuth");
        keytool(issued, "-importcert", "-noprompt", "-alias", "ca", "-file", certificate.toString());
        keytool(issued, "-importcert", "-noprompt", "-alias", "server", "-file", answer);
        return issued;
    }

    private static void keytool(Path store) throws IOException, InterruptedException {
        keytool(
                store,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=test",
                "-validity",
                "3650",
                "-ext",
                "bc=ca:true",
                "-ext",
                "san=dns:localhost,dns:kubernetes.default.svc,ip:127.0.0.1,ip:10.0.0.1",
                "-ext",
                "eku=serverAuth");
    }

    private static void keytool(Path store, String... words) throws IOException, InterruptedException {
        var line = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                String.valueOf(PASSWORD)),
                        Stream.of(words))
                .toList();
        if (new ProcessBuilder(line).inheritIO().start().waitFor() != 0) {
            throw new IOException("keytool made no certificate");
        }
    }

    /** Shows the certificate {@code server} of {@code store}, and trusts that alone. */
    static SSLContext context(Path store) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static Path pem(Path folder, String kind, String name, byte[] bytes) throws IOException {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                folder.resolve(name), "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind));
    }
}
