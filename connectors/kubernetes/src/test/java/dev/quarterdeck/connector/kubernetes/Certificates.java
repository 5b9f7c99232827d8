package dev.quarterdeck.connector.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

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

    private static void keytool(Path store) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var line = List.of(
                tool,
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
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                String.valueOf(PASSWORD),
                "-ext",
                "bc=ca:true",
                "-ext",
                "san=dns:localhost,dns:kubernetes.default.svc,ip:127.0.0.1,ip:10.0.0.1",
                "-ext",
                "eku=serverAuth");
        if (new ProcessBuilder(line).inheritIO().start().waitFor() != 0) {
            throw new IOException("keytool made no certificate");
        }
    }

    private static Path pem(Path folder, String kind, String name, byte[] bytes) throws IOException {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                folder.resolve(name), "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind));
    }
}
