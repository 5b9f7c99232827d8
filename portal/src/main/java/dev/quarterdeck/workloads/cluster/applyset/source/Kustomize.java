package dev.quarterdeck.workloads.cluster.applyset.source;

import dev.quarterdeck.workloads.cluster.applyset.source.checkout.WorkFolder;
import dev.quarterdeck.workloads.cluster.applyset.source.program.Program;
import dev.quarterdeck.workloads.cluster.applyset.source.program.ProgramRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Builds overlays. */
final class Kustomize {

    private static final List<String> USUAL = List.of("kustomize", "kubectl");

    private final RenderingSettings settings;

    Kustomize(RenderingSettings settings) {
        this.settings = settings;
    }

    String yaml(WorkFolder work, Path folder) throws IOException {
        var program = program();
        Overlay.check(work.tree(), folder);
        // a folder by its path could be taken for an address
        var arguments = program.name().startsWith("kubectl") ? List.of("kustomize", ".") : List.of("build", ".");
        return new ProgramRun(program, work, folder, settings.limits()).output(arguments);
    }

    private Program program() {
        var names = Optional.ofNullable(settings.kustomize()).map(List::of).orElse(USUAL);
        return names.stream()
                .flatMap(name -> Program.named(name).stream())
                .findFirst()
                .orElseThrow(() -> new Unrenderable(
                        "Folder: it has a kustomization.yaml, and the portal finds no %s. Put one into its PATH, or name it in quarterdeck.apply-sets.kustomize."
                                .formatted(String.join(" and no ", names))));
    }
}
