package dev.quarterdeck.connector.kubernetes.manifest;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML as Kubernetes' own tools read it, which write what manifests are made of: version 1.1 (0755 is octal, yes is true),
 * but no times, and no numbers to the base of sixty.
 */
final class ManifestYaml {

    /** Characters; more than anybody wants to read. */
    private static final int MOST = 32 << 20;

    private static final Pattern WHOLE = Pattern.compile(
            "^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?0o[0-7_]+" + "|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+)$");
    private static final Pattern BROKEN =
            Pattern.compile("^(?:[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
                    + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");

    private ManifestYaml() {}

    /** @throws org.yaml.snakeyaml.error.YAMLException if it is none */
    static Object read(String document) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(true);
        options.setCodePointLimit(MOST);
        var dumper = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options, new AsTheirs())
                .load(document);
    }

    private static final class AsTheirs extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
            addImplicitResolver(Tag.INT, WHOLE, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, BROKEN, "-+0123456789.");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
