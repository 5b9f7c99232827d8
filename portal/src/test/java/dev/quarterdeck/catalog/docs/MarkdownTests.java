package dev.quarterdeck.catalog.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {

    private static final Markdown MARKDOWN = new Markdown("/catalog/component/default/orders", "orders/");

    @Test
    void namesHeadingsAsItsOutlineDoes() {
        var page = render("# Orders\n\nWhat they are.\n\n## Run `it`\n\nSo.\n\n## Run `it`\n");

        assertThat(page.title()).isEqualTo("Orders");
        assertThat(page.contents()).extracting(Heading::id).containsExactly("orders", "run-it", "run-it-1");
        page.contents().forEach(heading -> assertThat(page.html()).contains("id=\"" + heading.id() + "\""));
        assertThat(page.sections())
                .extracting(section -> section.anchor() + ": " + section.body())
                .containsExactly("orders: What they are.", "run-it: So.", "run-it-1: ");
    }

    @ParameterizedTest
    @CsvSource({
        "./adr/0001.md, /catalog/component/default/orders/docs/docs/adr/0001",
        "../README.md#run, /catalog/component/default/orders/docs/README#run",
        "#here, #here",
        "https://example.org/x, https://example.org/x",
        "../../elsewhere.md, #",
        "/etc/passwd, #",
        "data:text/html;base64;x, #",
    })
    void leadsLinksToPagesOfThePortal(String written, String href) {
        assertThat(render("[there](" + written + ")").html()).contains("href=\"" + href + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "[x](javascript:alert(1))",
                "![x](javascript:alert(1))",
                "<img src=x onerror=alert(1)>",
                "[x](vbscript:alert)",
            })
    void letsNoMarkupThrough(String text) {
        assertThat(render(text).html()).doesNotContain("<script", "<img src=x", "\"javascript:", "\"vbscript:");
    }

    @Test
    void showsPicturesOfTheSameFolderOnly() {
        var page = render("![a](img/a.png) ![b](../../b.png) ![c](https://example.org/c.png)");

        assertThat(page.pictures()).contains("orders/docs/img/a.png");
        assertThat(page.html())
                .contains("src=\"/catalog/component/default/orders/pictures/docs/img/a.png\"")
                .doesNotContain("b.png\"", "c.png\"");
    }

    @Test
    void callsAPageWithoutAHeadingAsItsFile() {
        assertThat(render("Just this.").title()).isEqualTo("guide");
    }

    private static Rendered render(String text) {
        return MARKDOWN.render("orders/docs/guide.md", text);
    }
}
