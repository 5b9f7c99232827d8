package dev.quarterdeck.connector.local.image;

import java.nio.file.Path;
import java.util.List;

/**
 * Class data sharing: an archive of loaded classes that other processes map into their memory. It is written when a
 * process ends and not while it runs: Java 25 goes on after that, but crashes within seconds.
 */
final class ClassArchive {

    private ClassArchive() {}

    static List<String> madeAtExit(Path archive) {
        return quietly("-XX:ArchiveClassesAtExit=" + archive);
    }

    static List<String> used(Path archive) {
        return quietly("-XX:SharedArchiveFile=" + archive);
    }

    /** An archive that does not fit is no concern of whoever reads a replica's log. */
    private static List<String> quietly(String flag) {
        return List.of("-Xlog:cds=off", "-Xlog:aot=off", flag);
    }
}
