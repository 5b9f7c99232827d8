package dev.quarterdeck.catalog.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.TestClock;
import dev.quarterdeck.catalog.CatalogFiles;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.catalog.source.SourceId;
import dev.quarterdeck.platform.EntityRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest(packages = {"catalog", "audit"})
class DocsTests {

    private static final EntityRef ORDERS = EntityRef.component("order-service");

    @TempDir
    Path folder;

    @Autowired
    Docs docs;

    @Autowired
    CatalogSources sources;

    @Autowired
    TestClock clock;

    private SourceId source;

    @BeforeEach
    void write() throws IOException {
        write("README.md", "# Order service\n\nTakes orders. ![flow](docs/flow.png)\n");
        write("docs/adr/0001-keep-stock.md", "# Keep stock\n\nWe keep it.\n");
        write("docs/flow.png", "not really a picture");
        write("docs/notes.txt", "no page");
        source = new CatalogFiles(folder)
                .component("order-service", "checkout", "")
                .read(sources);
    }

    @Test
    void areThoseBesideTheDescriptor() {
        assertThat(docs.pages(ORDERS)).extracting(DocLink::title).containsExactly("Order service", "Keep stock");
        assertThat(docs.pages(ORDERS).getLast().isDecision()).isTrue();
        assertThat(docs.page(ORDERS, "README").html()).contains("<p>Takes orders.", "pictures/docs/flow.png");
        assertThat(docs.picture(ORDERS, "docs/flow.png").type()).isEqualTo("image/png");
        assertThatThrownBy(() -> docs.page(ORDERS, "docs/notes")).isInstanceOf(DocsNotFound.class);
    }

    @Test
    void followTheirSource() throws IOException {
        var first = docs.page(ORDERS, "docs/adr/0001-keep-stock").updatedAt();
        clock.advance(Duration.ofHours(1));
        write("README.md", "# Orders\n");
        Files.delete(folder.resolve("docs/flow.png"));
        write("docs/guide.md", "# Guide\n");
        sources.refresh(source, "sample-admin");

        assertThat(docs.pages(ORDERS)).extracting(DocLink::title).containsExactly("Orders", "Keep stock", "Guide");
        assertThat(docs.page(ORDERS, "README").updatedAt()).isEqualTo(clock.instant());
        assertThat(docs.page(ORDERS, "docs/adr/0001-keep-stock").updatedAt()).isEqualTo(first);
        assertThatThrownBy(() -> docs.picture(ORDERS, "docs/flow.png")).isInstanceOf(DocsNotFound.class);

        Files.delete(folder.resolve("README.md"));
        sources.refresh(source, "sample-admin");
        assertThat(docs.pages(ORDERS)).extracting(DocLink::title).containsExactly("Keep stock", "Guide");
    }

    @Test
    void areReadAsTheyWere() throws IOException {
        var then = clock.instant();
        clock.advance(Duration.ofHours(1));
        write("README.md", "# Orders\n");
        write("docs/guide.md", "# Guide\n");
        sources.refresh(source, "sample-admin");
        clock.advance(Duration.ofHours(1));
        Files.delete(folder.resolve("README.md"));
        sources.refresh(source, "sample-admin");

        assertThat(docs.pages(ORDERS, then)).extracting(DocLink::title).containsExactly("Order service", "Keep stock");
        assertThat(docs.page(ORDERS, "README", then).html()).contains("<p>Takes orders.");
        assertThat(docs.page(ORDERS, "README", then.plus(Duration.ofHours(1))).title())
                .isEqualTo("Orders");
        assertThatThrownBy(() -> docs.page(ORDERS, "README")).isInstanceOf(DocsNotFound.class);
        assertThat(docs.pages(ORDERS, then.minusSeconds(1))).isEmpty();
    }

    private void write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
