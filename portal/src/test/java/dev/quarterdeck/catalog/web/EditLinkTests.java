package dev.quarterdeck.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.catalog.Origin;
import dev.quarterdeck.catalog.SourceKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditLinkTests {

    @ParameterizedTest
    @CsvSource({
        "GIT, https://github.com/org/shop.git, main, https://github.com/org/shop/edit/main/docs/a.md",
        "GIT, https://github.com/org/shop, , https://github.com/org/shop/edit/HEAD/docs/a.md",
        "GIT, https://gitlab.example.org/team/shop.git, next, https://gitlab.example.org/team/shop/-/edit/next/docs/a.md",
        "GIT, https://git.example.org/shop.git, main, ",
        "GIT, /srv/shop.git, main, ",
        "FOLDER, /srv/shop, , ",
    })
    void leadsToWhereAFileCanBeEdited(SourceKind kind, String location, String branch, String link) {
        assertThat(EditLink.of(new Origin(1, kind, location, branch, "catalog-info.yaml", 1), "docs/a.md"))
                .isEqualTo(link);
    }
}
