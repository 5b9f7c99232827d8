package dev.quarterdeck.connector.local.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Class data sharing: an archive of loaded classes that other processes map into their memory. */
final class ClassArchive {

    /** An archive that does not fit is no concern of whoever reads a replica's log. */
    private static final List<String> QUIET = List.of("-Xlog:cds=off", "-Xlog:aot=off");

    static final List<String> RECORD = with("-XX:+RecordDynamicDumpInfo");

    private static final Logger log = LoggerFactory.getLogger(ClassArchive.class);

    private ClassArchive() {}

    static List<String> use(Path archive) {
        return with("-XX:SharedArchiveFile=" + archive);
    }

    private static List<String> with(String flag) {
        return Stream.concat(QUIET.stream(), Stream.of(flag)).toList();
    }

    static void write(long pid, Path archive) throws IOException, InterruptedException {
        Tool.run("jcmd", Long.toString(pid), "VM.cds", "dynamic_dump", archive.toString());
        giveBackMemory(pid);
    }

    /** Writing takes some 60 MB that the process would keep; only Linux can be asked to take them back. */
    private static void giveBackMemory(long pid) throws InterruptedException {
        try {
            Tool.run("jcmd", Long.toString(pid), "System.trim_native_heap");
        } catch (IOException e) {
            log.debug("Process {} keeps more memory than it needs", pid, e);
        }
    }
}
