package dev.quarterdeck.delivery.pipeline.definition;

import dev.quarterdeck.delivery.pipeline.definition.Pipeline.Command;
import dev.quarterdeck.delivery.pipeline.definition.Pipeline.Place;
import dev.quarterdeck.delivery.pipeline.definition.Pipeline.Stage;
import dev.quarterdeck.platform.Amounts;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a pipeline.yaml. */
public class PipelineFile {

    private static final String API_VERSION = "quarterdeck.dev/v1";
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(6);
    private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,5})([smh])");
    private static final Set<String> OWN_STAGES = Set.of("checkout", "publish");
    private static final int MOST_STEPS = 100;

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setMaxAliasesForCollections(10).build();

    private PipelineFile() {}

    /**
     * Reads {@code text}.
     *
     * @param file what to call it in messages
     */
    public static Pipeline parse(String file, String text) throws InvalidPipeline {
        var root = new YamlField(file, "", compose(file, text));
        root.allowOnly(Set.of("apiVersion", "kind", "metadata", "spec"));
        require(root.get("apiVersion"), API_VERSION);
        require(root.get("kind"), "Pipeline");
        var spec = root.get("spec");
        spec.allowOnly(Set.of("artifact", "testReports", "stages"));
        return new Pipeline(
                root.get("metadata").get("name").text(),
                pathIn(spec.get("artifact")),
                spec.has("testReports") ? paths(spec.get("testReports")) : List.of(),
                stages(spec.get("stages")));
    }

    private static Node compose(String file, String text) throws InvalidPipeline {
        try {
            return new Compose(SETTINGS)
                    .composeString(text)
                    .orElseThrow(() -> new InvalidPipeline(file, 1, "", "the file is empty"));
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            throw new InvalidPipeline(file, line, "", "this is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new InvalidPipeline(file, 1, "", "this is not YAML: " + e.getMessage());
        }
    }

    private static void require(YamlField field, String value) throws InvalidPipeline {
        if (!field.text().equals(value)) {
            throw field.invalid("must be '%s', not '%s'".formatted(value, field.text()));
        }
    }

    private static List<String> paths(YamlField field) throws InvalidPipeline {
        if (!field.isList()) {
            return List.of(pathIn(field));
        }
        var paths = new ArrayList<String>();
        for (var item : field.items()) {
            paths.add(pathIn(item));
        }
        return paths;
    }

    private static String pathIn(YamlField field) throws InvalidPipeline {
        try {
            var path = Path.of(field.text()).normalize();
            if (!path.isAbsolute() && !path.startsWith("..") && !path.toString().isEmpty()) {
                return path.toString();
            }
        } catch (InvalidPathException e) {
            throw field.invalid("is not a path: " + e.getReason());
        }
        throw field.invalid("must be a path inside the repository");
    }

    private static List<Stage> stages(YamlField field) throws InvalidPipeline {
        var stages = new ArrayList<Stage>();
        var names = new HashSet<>(OWN_STAGES);
        for (var item : field.items()) {
            item.allowOnly(Set.of("name", "steps"));
            var name = item.get("name").text();
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw item.get("name")
                        .invalid(
                                "'%s' is taken; the portal has stages Checkout and Publish of its own".formatted(name));
            }
            stages.add(new Stage(name, steps(item.get("steps"))));
        }
        if (stages.stream().mapToInt(stage -> stage.steps().size()).sum() > MOST_STEPS) {
            throw field.invalid("has more than %d steps".formatted(MOST_STEPS));
        }
        return stages;
    }

    private static List<Command> steps(YamlField field) throws InvalidPipeline {
        var steps = new ArrayList<Command>();
        for (var item : field.items()) {
            item.allowOnly(Set.of("name", "run", "timeout", "image", "cpu", "memory"));
            steps.add(new Command(
                    item.get("name").text(),
                    item.get("run").text(),
                    item.has("timeout") ? duration(item.get("timeout")) : DEFAULT_TIMEOUT,
                    place(item)));
        }
        return steps;
    }

    private static Place place(YamlField step) throws InvalidPipeline {
        return new Place(
                step.has("image") ? step.get("image").text() : null,
                step.has("cpu") ? amount(step.get("cpu"), Amounts::cpuMillis, "250m or 0.5") : null,
                step.has("memory") ? amount(step.get("memory"), Amounts::mebibytes, "512Mi or 2Gi") : null);
    }

    private static int amount(YamlField field, Function<String, OptionalInt> reading, String example)
            throws InvalidPipeline {
        var amount = reading.apply(field.text());
        if (amount.isPresent()) {
            return amount.getAsInt();
        }
        throw field.invalid("must be an amount such as %s, not '%s'".formatted(example, field.text()));
    }

    private static Duration duration(YamlField field) throws InvalidPipeline {
        var matcher = DURATION.matcher(field.text());
        if (matcher.matches()) {
            var amount = Long.parseLong(matcher.group(1));
            var duration = switch (matcher.group(2)) {
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                default -> Duration.ofHours(amount);
            };
            if (duration.compareTo(LONGEST_TIMEOUT) <= 0) {
                return duration;
            }
        }
        throw field.invalid("must be a time such as 90s, 10m or 2h, at most 6h, not '%s'".formatted(field.text()));
    }
}
