package dev.quarterdeck.workloads.cluster.applyset.source;

import dev.quarterdeck.workloads.cluster.applyset.source.checkout.Checkout;
import dev.quarterdeck.workloads.cluster.applyset.source.program.Program;
import dev.quarterdeck.workloads.cluster.applyset.source.program.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Renders charts. */
final class Helm {

    private static final Pattern RELEASE = Pattern.compile("[a-z0-9](?:[-a-z0-9.]{0,51}[a-z0-9])?");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?");

    private static final Pattern VERSION = Pattern.compile("v?[0-9]+\\.[0-9]+\\.[0-9]+[-+.A-Za-z0-9]*");

    /** Helm takes what has a comma in it for two files, one of which could be anywhere. */
    private static final Pattern SEVERAL = Pattern.compile("[,\"\\r\\n]");

    private static final String MISSING = "missing in charts/";
    private static final String HINT = ". Remote charts are not fetched: put them into the folder charts of the chart.";

    private final RenderingSettings settings;

    Helm(RenderingSettings settings) {
        this.settings = settings;
    }

    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve("Chart.yaml"));
    }

    /** @param values paths from the root of the repository */
    HelmOutput output(Checkout checkout, Path folder, List<String> values, Target target) throws IOException {
        require(RELEASE, "Name", target.release());
        require(NAMESPACE, "Namespace", target.namespace());
        var arguments = new ArrayList<>(
                List.of("template", target.release(), ".", "--namespace=" + target.namespace(), "--include-crds"));
        if (target.kubernetes() != null && VERSION.matcher(target.kubernetes()).matches()) {
            arguments.add("--kube-version=" + target.kubernetes());
        }
        for (var path : values) {
            if (!path.isBlank()) {
                arguments.add("--values=./" + folder.relativize(values(checkout, path)));
            }
        }
        try {
            return new HelmOutput(
                    new ProgramRun(program(), checkout.work(), folder, settings.limits()).output(arguments));
        } catch (Unrenderable e) {
            throw String.valueOf(e.getMessage()).contains(MISSING) ? new Unrenderable(e.getMessage() + HINT, e) : e;
        }
    }

    private static void require(Pattern pattern, String field, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new Unrenderable(
                    "%s: small letters, digits and '-', as helm and the cluster take them.".formatted(field));
        }
    }

    private static Path values(Checkout checkout, String path) {
        if (SEVERAL.matcher(path).find()) {
            throw new Unrenderable("Values: helm takes no file with a comma or a quote in its path.");
        }
        return checkout.values(path);
    }

    private Program program() {
        var name = Objects.requireNonNullElse(settings.helm(), "helm");
        return Program.named(name)
                .orElseThrow(() -> new Unrenderable(
                        "Folder: it is a chart, and the portal finds no %s. Put one into its PATH, or name it in quarterdeck.apply-sets.helm."
                                .formatted(name)));
    }
}
