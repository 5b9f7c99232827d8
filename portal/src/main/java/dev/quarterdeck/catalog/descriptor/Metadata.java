package dev.quarterdeck.catalog.descriptor;

import dev.quarterdeck.platform.EntityRef;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** What all kinds have in common. Source of the forms: Backstage, "Descriptor Format of Catalog Entities". */
final class Metadata {

    static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    static final Pattern NAMESPACE = Pattern.compile("[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern TAG = Pattern.compile("[a-z0-9:+#]+(?:-[a-z0-9:+#]+)*");
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);

    private Metadata() {}

    /** Notes a problem, and has a namespace all the same, if the one given will not do. */
    static String namespace(Fields fields) {
        var given = fields.text("metadata.namespace").orElse(EntityRef.DEFAULT_NAMESPACE);
        if (NAMESPACE.matcher(given).matches()) {
            return given;
        }
        fields.error(
                fields.at("metadata.namespace").orElseThrow(),
                "metadata.namespace",
                "'%s' is not a namespace: at most 63 lower case letters, digits and -".formatted(given));
        return EntityRef.DEFAULT_NAMESPACE;
    }

    static List<String> tags(Fields fields) {
        var tags = new ArrayList<String>();
        for (var item : fields.items("metadata.tags")) {
            fields.text(item, "metadata.tags").ifPresent(tag -> {
                if (!isTag(tag)) {
                    fields.error(
                            item,
                            "metadata.tags",
                            "'%s' is not a tag: at most 63 of a-z 0-9 : + # with single - between".formatted(tag));
                }
                tags.add(tag);
            });
        }
        return tags.stream().distinct().toList();
    }

    static boolean isTag(String text) {
        return TAG.matcher(text).matches() && text.length() <= 63;
    }

    static void check(Fields fields) {
        for (var mapping : List.of("metadata.labels", "metadata.annotations")) {
            for (var entry : fields.entries(mapping)) {
                fields.text(entry.getValueNode(), mapping + "." + nameOf(entry.getKeyNode()));
            }
        }
        fields.items("metadata.links").forEach(link -> checkLink(fields, link));
    }

    /** Links are shown as such, so that only those to the web are let in. */
    private static void checkLink(Fields fields, Node link) {
        var path = "metadata.links.url";
        var url = Fields.child(link, "url");
        if (url.isEmpty()) {
            fields.error(link, path, "A link needs a url");
            return;
        }
        fields.text(url.get(), path)
                .filter(address -> !WEB_ADDRESS.matcher(address).matches())
                .ifPresent(address -> fields.error(
                        url.get(), path, "'%s' does not begin with https:// or http://".formatted(address)));
        for (var name : List.of("title", "icon", "type")) {
            Fields.child(link, name).ifPresent(node -> fields.text(node, "metadata.links." + name));
        }
    }

    private static String nameOf(Node key) {
        return key instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }
}
