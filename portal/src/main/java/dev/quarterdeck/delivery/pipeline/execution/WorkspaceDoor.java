package dev.quarterdeck.delivery.pipeline.execution;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Lets a job have the workspace of its run and bring it back, for as long as it runs and by a word of its own. */
@Component
public class WorkspaceDoor {

    private static final int WORD_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Admission> admissions = new ConcurrentHashMap<>();

    /** Open until it is closed. */
    Admission open(Workspace workspace, long limit) {
        var word = new byte[WORD_BYTES];
        random.nextBytes(word);
        var admission = new Admission(HexFormat.of().formatHex(word), workspace, limit);
        admissions.put(admission.word(), admission);
        return admission;
    }

    /** Empty if no job has that word, or its step is over. */
    public Optional<Admission> admit(String word) {
        return Optional.ofNullable(admissions.get(word));
    }

    /** What one job may do. */
    public final class Admission implements AutoCloseable {

        private final String word;
        private final Workspace workspace;
        private final long limit;
        private volatile boolean cameBack;

        private Admission(String word, Workspace workspace, long limit) {
            this.word = word;
            this.workspace = workspace;
            this.limit = limit;
        }

        String word() {
            return word;
        }

        /** Whether the workspace is what the job made of it. */
        boolean cameBack() {
            return cameBack;
        }

        public void handOut(OutputStream out) throws IOException {
            WorkspaceArchive.write(workspace, out);
        }

        /** @throws IOException also if it is too large, or no archive of a workspace */
        public synchronized void takeBack(InputStream in) throws IOException {
            if (admissions.get(word) != this) {
                throw new IOException("The step is over");
            }
            WorkspaceArchive.read(in, workspace, limit);
            cameBack = true;
        }

        @Override
        public synchronized void close() {
            admissions.remove(word);
        }
    }
}
