package dev.quarterdeck.signals.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.signals.dashboard.web.Blocks.Block;
import dev.quarterdeck.signals.dashboard.web.Blocks.Inline;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksTests {

    @Test
    void knowsWhatPeopleWrite() {
        var blocks = Blocks.of("""
                # On call

                Ask **checkout**, *soon*, with `make test`\\
                or [here](https://example.org "t").

                - one
                - two

                > said

                ```
                code
                ```
                ---
                """);

        assertThat(blocks)
                .extracting(Block::kind)
                .containsExactly("heading", "paragraph", "list", "quote", "code", "rule");
        assertThat(blocks.get(1).inlines())
                .contains(
                        new Inline("strong", "checkout", null),
                        new Inline("emphasis", "soon", null),
                        new Inline("code", "make test", null),
                        new Inline("break", "", null),
                        new Inline("link", "here", "https://example.org"));
        assertThat(blocks.get(2).blocks()).extracting(Block::kind).containsExactly("item", "item");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "//evil.example", "vbscript:x", "relative"})
    void linksOnlyToTheWebAndIntoThePortal(String destination) {
        assertThat(Blocks.of("[press](" + destination + ")").getFirst().inlines())
                .isEqualTo(List.of(new Inline("text", "press", null)));
        assertThat(Blocks.of("[press](/signals)").getFirst().inlines())
                .isEqualTo(List.of(new Inline("link", "press", "/signals")));
    }

    @Test
    void showsHtmlAndUsesNone() {
        assertThat(Blocks.of("<script>alert(1)</script>"))
                .containsExactly(new Block("code", List.of(), List.of(), "<script>alert(1)</script>"));
        assertThat(Blocks.of("a <b>c</b>").getFirst().inlines())
                .extracting(Inline::kind)
                .containsOnly("text");
    }
}
