package dev.quarterdeck.platform.database;

import dev.quarterdeck.platform.DataFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.unit.DataSize;

/**
 * A real PostgreSQL server whose data lives in the data folder and outlives the portal; its process does not.
 *
 * <p>The library is made for tests and starts servers that may lose data; every setting that trades safety for speed is
 * turned back here.
 */
class EmbeddedDatabase implements JdbcConnectionDetails, DisposableBean {

    private static final String USER = "postgres";
    private static final String DATABASE = "quarterdeck";

    /** A new server takes 150 MB; the rest is for what is written before somebody notices that it gets tight. */
    private static final DataSize LEAST_SPACE = DataSize.ofMegabytes(500);

    private final FileChannel lockFile;
    private final EmbeddedPostgres server;
    private final ServerKeeper keeper;
    private final String password;

    EmbeddedDatabase(DataFolder data) throws IOException {
        var folder = data.folder("postgresql");
        lockFile = lock(folder);
        StalePostmaster.end(folder);
        ServerFiles.removeUnfinished(folder.resolve("server"));
        var firstStart = new FirstStart(folder);
        var access = new DatabaseAccess(folder);
        password = access.password();
        server = start(folder, access);
        access.enforce(server.getPostgresDatabase());
        DatabaseAccess.createIfMissing(server.getPostgresDatabase(), DATABASE);
        firstStart.done();
        keeper = new ServerKeeper(folder.resolve("data"));
    }

    private static FileChannel lock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new DataFolderInUse(folder);
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static EmbeddedPostgres start(Path folder, DatabaseAccess access) throws IOException {
        var free = Files.getFileStore(folder).getUsableSpace();
        if (free < LEAST_SPACE.toBytes()) {
            throw new CannotStart(
                    "The data folder %s has %d MB of disk left, and the database needs %d MB to start safely."
                            .formatted(
                                    folder.getParent(),
                                    DataSize.ofBytes(free).toMegabytes(),
                                    LEAST_SPACE.toMegabytes()),
                    "Make room there, or use another disk with QUARTERDECK_HOME.");
        }
        try {
            return server(folder, access);
        } catch (IOException e) {
            throw (CannotStart) new CannotStart(
                            "The database in %s did not start: %s.".formatted(folder, e.getMessage()),
                            "See what it wrote above. Its data is untouched in %s.".formatted(folder.resolve("data")))
                    .initCause(e);
        }
    }

    private static EmbeddedPostgres server(Path folder, DatabaseAccess access) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setOverrideWorkingDirectory(folder.resolve("server").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", access.password())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "300")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), DATABASE);
    }

    @Override
    public String getUsername() {
        return USER;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public void destroy() throws IOException, InterruptedException {
        keeper.close();
        server.close();
        lockFile.close();
    }
}
