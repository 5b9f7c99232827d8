package dev.quarterdeck.signals.dashboard.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayoutTests {

    private static final Definition THREE = new Definition(
            "three",
            "Three",
            null,
            EntityRef.of("user:default/ada"),
            "3h",
            null,
            List.of(),
            List.of(row("First", "a", "b"), row("Second", "c")));

    private static Row row(String title, String... ids) {
        return new Row(title, Stream.of(ids).map(LayoutTests::text).toList());
    }

    private static Panel text(String id) {
        return new Panel.Markdown(new Head(id, id, 6, null), "Some words");
    }

    private static List<String> shape(Definition definition) {
        return definition.rows().stream()
                .map(row -> row.title() + ": "
                        + String.join(
                                " ",
                                row.panels().stream()
                                        .map(panel -> panel.head().id())
                                        .toList()))
                .toList();
    }

    @Test
    void addsToARowOrANewOne() {
        assertThat(shape(Layout.add(THREE, text("d"), 0, ""))).containsExactly("First: a b d", "Second: c");
        assertThat(shape(Layout.add(THREE, text("d"), -1, "Third")))
                .containsExactly("First: a b", "Second: c", "Third: d");
    }

    @Test
    void replacesAtItsPlaceOrInAnotherRow() {
        var changed = new Panel.Markdown(new Head("a", "Other", 6, null), "Other words");
        assertThat(Layout.replace(THREE, changed, 0, "").panel("a")).hasValue(changed);
        assertThat(shape(Layout.replace(THREE, changed, 0, ""))).isEqualTo(shape(THREE));
        assertThat(shape(Layout.replace(THREE, changed, 1, ""))).containsExactly("First: b", "Second: c a");
    }

    @Test
    void movesOverTheEdgeOfARow() {
        assertThat(shape(Layout.move(THREE, "a", false))).containsExactly("First: b a", "Second: c");
        assertThat(shape(Layout.move(THREE, "b", false))).containsExactly("First: a", "Second: b c");
        assertThat(shape(Layout.move(THREE, "c", true))).as("an empty row goes").containsExactly("First: a b c");
        assertThat(Layout.move(THREE, "a", true)).as("the first stays").isEqualTo(THREE);
        assertThat(Layout.move(THREE, "none", true)).isEqualTo(THREE);
    }

    @Test
    void removesAndRenames() {
        assertThat(shape(Layout.remove(THREE, "c"))).containsExactly("First: a b");
        assertThat(shape(Layout.rename(THREE, 1, "Other"))).containsExactly("First: a b", "Other: c");
        assertThat(shape(Layout.moveRow(THREE, 1, true))).containsExactly("Second: c", "First: a b");
        assertThat(Layout.moveRow(THREE, 0, true)).isEqualTo(THREE);
    }

    @Test
    void givesIdsThatAreFree() {
        assertThat(THREE.idFor("A")).isEqualTo("a-2");
        assertThat(THREE.idFor("Größe & Höhe")).isEqualTo("gro-e-hohe");
        assertThat(THREE.idFor("???")).isEqualTo("dashboard");
        assertThat(THREE.idFor("new")).isEqualTo("new-1");
    }

    @Test
    void refusesTwoPanelsOfOneId() {
        assertThatThrownBy(() -> Layout.add(THREE, text("a"), 0, ""))
                .hasMessageContaining("two panels with the id 'a'");
    }
}
