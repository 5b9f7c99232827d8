package dev.quarterdeck.signals.dashboard.web;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Markdown as blocks that a template writes: whatever somebody typed stays text, and HTML of theirs is shown, not used. */
public final class Blocks {

    private static final Parser PARSER =
            Parser.builder().maxOpenBlockParsers(32).build();

    private Blocks() {}

    /**
     * @param kind heading, paragraph, list, numbered, item, quote, code or rule
     * @param text of code
     */
    public record Block(String kind, List<Inline> inlines, List<Block> blocks, String text) {}

    /**
     * @param kind text, strong, emphasis, code, link or break
     * @param href of a link
     */
    public record Inline(String kind, String text, @Nullable String href) {}

    static List<Block> of(String markdown) {
        return blocks(PARSER.parse(markdown));
    }

    private static List<Block> blocks(Node parent) {
        var blocks = new ArrayList<Block>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            blocks.add(block(node));
        }
        return blocks;
    }

    private static Block block(Node node) {
        return switch (node) {
            case Heading _ -> new Block("heading", inlines(node), List.of(), "");
            case Paragraph _ -> new Block("paragraph", inlines(node), List.of(), "");
            case BulletList _ -> new Block("list", List.of(), blocks(node), "");
            case OrderedList _ -> new Block("numbered", List.of(), blocks(node), "");
            case ListItem _ -> new Block("item", List.of(), blocks(node), "");
            case BlockQuote _ -> new Block("quote", List.of(), blocks(node), "");
            case FencedCodeBlock code -> new Block("code", List.of(), List.of(), code.getLiteral());
            case IndentedCodeBlock code -> new Block("code", List.of(), List.of(), code.getLiteral());
            case HtmlBlock html -> new Block("code", List.of(), List.of(), html.getLiteral());
            case ThematicBreak _ -> new Block("rule", List.of(), List.of(), "");
            default -> new Block("paragraph", List.of(new Inline("text", words(node), null)), List.of(), "");
        };
    }

    private static List<Inline> inlines(Node parent) {
        var inlines = new ArrayList<Inline>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            inlines.add(inline(node));
        }
        return inlines;
    }

    private static Inline inline(Node node) {
        return switch (node) {
            case Text text -> new Inline("text", text.getLiteral(), null);
            case HtmlInline html -> new Inline("text", html.getLiteral(), null);
            case Code code -> new Inline("code", code.getLiteral(), null);
            case StrongEmphasis _ -> new Inline("strong", words(node), null);
            case Emphasis _ -> new Inline("emphasis", words(node), null);
            case Link link -> leading(link);
            case Image image -> new Inline("text", words(image), null);
            case SoftLineBreak _ -> new Inline("text", " ", null);
            case HardLineBreak _ -> new Inline("break", "", null);
            default -> new Inline("text", words(node), null);
        };
    }

    /** To the web, or into the portal; anything else, such as a script, is only text. */
    private static Inline leading(Link link) {
        var to = link.getDestination();
        return to.matches("(?i)https?://.*") || (to.startsWith("/") && !to.startsWith("//"))
                ? new Inline("link", words(link), to)
                : new Inline("text", words(link), null);
    }

    private static String words(Node parent) {
        var words = new StringBuilder();
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            words.append(
                    switch (node) {
                        case Text text -> text.getLiteral();
                        case Code code -> code.getLiteral();
                        case SoftLineBreak _ -> " ";
                        default -> words(node);
                    });
        }
        return words.toString();
    }
}
