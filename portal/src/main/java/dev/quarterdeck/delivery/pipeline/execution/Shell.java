package dev.quarterdeck.delivery.pipeline.execution;

import dev.quarterdeck.delivery.pipeline.PipelineSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Starts commands in a workspace with no more of the portal's environment than the settings pass on. */
@Component
class Shell {

    /** Builds step back behind the portal, so that its pages answer meanwhile, but not as far as what it runs does. */
    private static final String NICELY = "exec nice -n 5 bash -c \"$1\"";

    /** Linux weighs whole sessions against each other before processes, where it has autogroups. */
    private static final String SESSION_TOO = "{ echo 5 >/proc/self/autogroup; } 2>/dev/null; ";

    private final PipelineSettings settings;

    Shell(PipelineSettings settings) {
        this.settings = settings;
    }

    Process start(String command, Workspace workspace) throws IOException {
        var builder = new ProcessBuilder(argumentsFor(command))
                .directory(workspace.folder().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true);
        var environment = builder.environment();
        environment.keySet().retainAll(settings.passedOn());
        environment.put("CI", "true");
        environment.put(ProcessTree.MARKER, workspace.folder().toString());
        return builder.start();
    }

    /** In a session of its own where the system can, so that Ctrl+C for the portal is none for the command. */
    private static List<String> argumentsFor(String command) {
        return isInstalled("setsid")
                ? List.of("setsid", "bash", "-c", SESSION_TOO + NICELY, "step", command)
                : List.of("bash", "-c", NICELY, "step", command);
    }

    private static boolean isInstalled(String program) {
        var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
