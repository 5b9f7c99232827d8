package dev.quarterdeck.workloads.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoundTests {

    private static final List<String> ALL = List.of("a", "b", "c", "d", "e");

    private static Found<String> page(@Nullable String after) {
        return Found.of(ALL, Function.identity(), after, 2);
    }

    @Test
    void showsEachOnceFromPageToPage() {
        var seen = new ArrayList<String>();
        var page = page(null);
        seen.addAll(page.page().items());
        while (page.page().next() != null) {
            page = page(page.page().next());
            seen.addAll(page.page().items());
        }

        assertThat(seen).isEqualTo(ALL);
    }

    @Test
    void putsOnlyWhatItShowsInOrder() {
        var mixed = List.of("d", "a", "e", "c", "b");
        for (var after : new String[] {null, "a", "bb", "d", "e"}) {
            assertThat(Found.of(mixed, Comparator.naturalOrder(), Function.identity(), after, 2))
                    .as("after %s", after)
                    .isEqualTo(page(after));
        }
    }

    @Test
    void goesOnAfterWhatIsGoneByNow() {
        assertThat(page("bb").page().items()).containsExactly("c", "d");
    }

    @Test
    void countsWhatIsOnOtherPagesToo() {
        assertThat(page("d").matching()).isEqualTo(5);
    }

    @Test
    void takesNamesThatHoldTheTextInWhateverCase() {
        var query = new ListQuery(" Shop ", null);
        assertThat(List.of("my-SHOP:1", "cart")).filteredOn(query::takes).containsExactly("my-SHOP:1");
        assertThat(new ListQuery(" ", "")).isEqualTo(new ListQuery(null, null));
        assertThat(new ListQuery(null, null).takes("cart")).isTrue();
    }
}
