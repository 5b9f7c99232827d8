package dev.quarterdeck.connector.kubernetes.git;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.eclipse.jgit.internal.transport.sshd.OpenSshServerKeyDatabase;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;

/** Makes connections over SSH with the one key and the known hosts of the settings; nobody's own files are looked at. */
final class SshKeys {

    private SshKeys() {}

    static SshdSessionFactory of(GitSettings settings) {
        var key = Objects.requireNonNull(settings.keyFile(), "checked by the settings");
        var hosts = Objects.requireNonNull(settings.knownHostsFile(), "checked by the settings");
        var nowhere = nowhere(settings);
        return new SshdSessionFactoryBuilder()
                .setPreferredAuthentications("publickey")
                .setHomeDirectory(nowhere)
                .setSshDirectory(nowhere)
                .setConfigFile(_ -> null)
                .setDefaultIdentities(_ -> List.of(key))
                .setDefaultKnownHostsFiles(_ -> List.of(hosts))
                .setServerKeyDatabase((_, _) -> new OpenSshServerKeyDatabase(false, List.of(hosts)))
                .build(null);
    }

    private static File nowhere(GitSettings settings) {
        var folder = Objects.requireNonNullElse(settings.folder(), Path.of("")).toAbsolutePath();
        return folder.resolveSibling(folder.getFileName() + ".ssh").toFile();
    }
}
