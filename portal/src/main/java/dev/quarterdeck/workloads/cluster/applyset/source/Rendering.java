package dev.quarterdeck.workloads.cluster.applyset.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.platform.DataFolder;
import dev.quarterdeck.workloads.cluster.applyset.source.ManifestSource.GitFolder;
import dev.quarterdeck.workloads.cluster.applyset.source.ManifestSource.Text;
import dev.quarterdeck.workloads.cluster.applyset.source.checkout.Checkout;
import dev.quarterdeck.workloads.cluster.applyset.source.checkout.Repositories;
import dev.quarterdeck.workloads.cluster.applyset.source.checkout.WorkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes manifests out of what people keep. */
@Component
public class Rendering {

    private static final String WORK = "renderings";
    private static final int ABREAST = 2;

    private final DataFolder data;
    private final RenderingSettings settings;
    private final Repositories repositories;
    private final Kustomize kustomize;
    private final Helm helm;
    private final Semaphore turns = new Semaphore(ABREAST);

    Rendering(DataFolder data, RenderingSettings settings) {
        this.data = data;
        this.settings = settings;
        this.repositories = new Repositories(data, settings.longest());
        this.kustomize = new Kustomize(settings);
        this.helm = new Helm(settings);
        WorkFolder.clear(data.home().resolve(WORK));
    }

    /**
     * What the source is made into just now; a branch may have moved by the next time, and a chart may make up passwords.
     *
     * @throws Unrenderable if something is wrong with the source
     * @throws SourceUnavailable if the repository cannot be read just now
     */
    public Rendered of(ManifestSource source, Target target) {
        return switch (source) {
            case Text(var yaml) -> new Rendered(limited(yaml, "Manifests"), Format.PLAIN, null, List.of());
            case GitFolder folder -> of(folder, target);
        };
    }

    /** Not all that people ask for at once is rendered at once: each program takes a core and its memory. */
    private Rendered of(GitFolder source, Target target) {
        if (!acquired()) {
            throw new SourceUnavailable("Others have manifests rendered just now. Try again in a minute.");
        }
        try (var commit = repositories.open(source.repository(), source.revision());
                var work = WorkFolder.in(data.folder(WORK))) {
            return of(Checkout.of(commit, work), source, target);
        } catch (IOException e) {
            throw new SourceUnavailable(
                    "The manifests of %s cannot be rendered: %s".formatted(source.repository(), e.getMessage()), e);
        } finally {
            turns.release();
        }
    }

    private boolean acquired() {
        try {
            return turns.tryAcquire(settings.longest().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Rendered of(Checkout checkout, GitFolder source, Target target) throws IOException {
        var folder = checkout.folder(source.path());
        var format = formatOf(folder);
        if (format != Format.HELM && source.values().stream().anyMatch(path -> !path.isBlank())) {
            throw new Unrenderable("Values: only a chart takes some, and that folder is none.");
        }
        return switch (format) {
            case PLAIN -> rendered(checkout, folder, format, plain(checkout, folder), List.of());
            case KUSTOMIZE -> rendered(checkout, folder, format, kustomize.yaml(checkout.work(), folder), List.of());
            case HELM -> {
                var output = helm.output(checkout, folder, source.values(), target);
                yield rendered(checkout, folder, format, output.yaml(), output.hooks());
            }
        };
    }

    private static Format formatOf(Path folder) {
        if (Overlay.isIn(folder)) {
            return Format.KUSTOMIZE;
        }
        return Helm.isIn(folder) ? Format.HELM : Format.PLAIN;
    }

    private Rendered rendered(Checkout checkout, Path folder, Format format, String yaml, List<String> hooks) {
        var leftOut = Stream.concat(hooks.stream(), checkout.leftOutOf(folder).stream());
        return new Rendered(limited(yaml, "Folder"), format, checkout.commit(), leftOut.toList());
    }

    private String plain(Checkout checkout, Path folder) throws IOException {
        var yaml = new PlainFolder(checkout.repository(), folder).yaml();
        if (yaml.isEmpty()) {
            throw new Unrenderable(
                    "Folder: there is no kustomization.yaml, no Chart.yaml and no other YAML or JSON file directly in '/%s'."
                            .formatted(checkout.repository().nameOf(folder)));
        }
        return yaml;
    }

    /** Nothing at all is an accident: applied, it would take away everything. */
    private String limited(String yaml, String field) {
        if (yaml.isBlank()) {
            throw new Unrenderable("%s: there are no manifests in it.".formatted(field));
        }
        if (yaml.getBytes(UTF_8).length > settings.largest().toBytes()) {
            throw new Unrenderable("%s: more than %d KB, which is too much to apply at once."
                    .formatted(field, settings.largest().toKilobytes()));
        }
        return yaml;
    }
}
