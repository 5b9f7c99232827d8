package dev.quarterdeck.catalog.docs;

import dev.quarterdeck.catalog.descriptor.SourcePath;
import dev.quarterdeck.catalog.docs.Rendered.Section;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** Renders the markdown of one entity: its links lead to the entity's other pages, its own HTML is shown as text. */
final class Markdown {

    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            AutolinkExtension.create(),
            StrikethroughExtension.create(),
            TaskListItemsExtension.create(),
            HeadingAnchorExtension.create());

    private static final Parser PARSER =
            Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(64).build();

    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().extensions(EXTENSIONS).build();

    private final String base;
    private final String folder;

    /**
     * @param base address of the entity's page
     * @param folder of the entity's docs from the root of the source, empty or with a slash at its end
     */
    Markdown(String base, String folder) {
        this.base = base;
        this.folder = folder;
    }

    Rendered render(String file, String text) {
        var document = PARSER.parse(text);
        var outline = new Outline();
        document.accept(outline);
        var pictures = new LinkedHashSet<String>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                own(file, image.getDestination()).ifPresent(pictures::add);
            }
        });
        var html = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(_ -> (node, _, attributes) -> lead(file, node, attributes))
                .build()
                .render(document);
        return new Rendered(outline.title(file), html, outline.headings, outline.sections(), List.copyOf(pictures));
    }

    private void lead(String file, Node node, Map<String, String> attributes) {
        switch (node) {
            case Link link -> attributes.put("href", address(file, link.getDestination()));
            case Image image ->
                own(file, image.getDestination())
                        .filter(path -> path.startsWith(folder))
                        .ifPresentOrElse(
                                path -> attributes.put("src", base + "/pictures/" + path.substring(folder.length())),
                                () -> attributes.remove("src"));
            default -> {}
        }
    }

    /** Where a link leads in the portal; what is neither on the web nor one of the pages leads nowhere. */
    private String address(String file, String destination) {
        if (destination.startsWith("#") || destination.matches("(?i)(https?|mailto):.*")) {
            return destination;
        }
        var hash = destination.indexOf('#');
        var anchor = hash < 0 ? "" : destination.substring(hash);
        return own(file, hash < 0 ? destination : destination.substring(0, hash))
                .filter(path -> path.startsWith(folder) && path.endsWith(".md"))
                .map(path -> base + "/docs/" + path.substring(folder.length(), path.length() - ".md".length()) + anchor)
                .orElse("#");
    }

    private static Optional<String> own(String file, String destination) {
        return SourcePath.resolve(file, destination);
    }

    /** Headings with the ids that the renderer gives them, and the texts between them. */
    private static final class Outline extends AbstractVisitor {

        private final IdGenerator ids = IdGenerator.builder().build();
        private final List<Heading> headings = new ArrayList<>();
        private final List<StringBuilder> bodies = new ArrayList<>(List.of(new StringBuilder()));

        @Override
        public void visit(org.commonmark.node.Heading heading) {
            var words = new Words();
            heading.accept(words);
            headings.add(new Heading(heading.getLevel(), ids.generateId(words.text()), words.text()));
            bodies.add(new StringBuilder());
        }

        @Override
        protected void visitChildren(Node parent) {
            for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
                if (child instanceof org.commonmark.node.Heading heading) {
                    visit(heading);
                } else {
                    bodies.getLast().append(TEXT.render(child)).append('\n');
                }
            }
        }

        String title(String file) {
            return headings.stream()
                    .filter(heading -> heading.level() == 1)
                    .map(Heading::text)
                    .findFirst()
                    .orElseGet(() -> file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.md$", ""));
        }

        List<Section> sections() {
            var sections = new ArrayList<Section>();
            for (var i = 0; i < bodies.size(); i++) {
                var heading = i == 0 ? null : headings.get(i - 1);
                var body = bodies.get(i).toString().strip();
                if (heading != null) {
                    sections.add(new Section(heading.id(), heading.text(), body));
                } else if (!body.isEmpty()) {
                    sections.add(new Section("", "", body));
                }
            }
            return sections;
        }
    }

    /** The words of a heading, as the renderer's ids are made of them. */
    private static final class Words extends AbstractVisitor {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(Code node) {
            text.append(node.getLiteral());
        }

        String text() {
            return text.toString().strip();
        }
    }
}
