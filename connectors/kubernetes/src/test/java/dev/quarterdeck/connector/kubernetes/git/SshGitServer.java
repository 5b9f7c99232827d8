package dev.quarterdeck.connector.kubernetes.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.UploadPack;

/** A Git host on loopback, over SSH, for one repository. */
final class SshGitServer implements AutoCloseable {

    private final SshServer server;

    /** @param publicKey the file of the one who may in */
    SshGitServer(BareRepository repository, Path publicKey) throws Exception {
        var allowed = AuthorizedKeyEntry.parseAuthorizedKeyEntry(Files.readString(publicKey))
                .resolvePublicKey(null, PublicKeyEntryResolver.FAILING);
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
        server.setPublickeyAuthenticator((_, key, _) -> KeyUtils.compareKeys(key, allowed));
        server.setCommandFactory((_, command) -> new GitCommand(repository.repository(), command));
        server.start();
    }

    String url() {
        return "ssh://git@127.0.0.1:%d/shop.git".formatted(server.getPort());
    }

    /** A line for the file of known hosts. */
    String hostKey() throws Exception {
        return "[127.0.0.1]:%d %s\n"
                .formatted(
                        server.getPort(),
                        PublicKeyEntry.toString(server.getKeyPairProvider()
                                .loadKeys(null)
                                .iterator()
                                .next()
                                .getPublic()));
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private static final class GitCommand implements Command {

        private final Repository repository;
        private final String command;
        private InputStream in;
        private OutputStream out;
        private OutputStream err;
        private ExitCallback exit;

        private GitCommand(Repository repository, String command) {
            this.repository = repository;
            this.command = command;
        }

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            err = stream;
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            exit = callback;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            Thread.startVirtualThread(() -> {
                try {
                    if (command.startsWith("git-upload-pack")) {
                        new UploadPack(repository).upload(in, out, err);
                    } else {
                        new ReceivePack(repository).receive(in, out, err);
                    }
                    exit.onExit(0);
                } catch (IOException e) {
                    exit.onExit(1, e.getMessage());
                }
            });
        }

        @Override
        public void destroy(ChannelSession channel) {
            // its thread ends with its streams
        }
    }
}
