package dev.quarterdeck.environments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.platform.EntityRef;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest(packages = "environments")
class ConfigurationsTests {

    private static final EntityRef ORDERS = EntityRef.component("order-service");

    @Autowired
    Configurations configurations;

    @Autowired
    Environments environments;

    @BeforeEach
    void define() {
        environments.define(
                new Environment("staging", 2, "local", 1, false, 0, Duration.ofHours(8), false, null), "ada");
        environments.define(new Environment("dev", 1, "local", 1, true, 0, Duration.ofHours(8), false, null), "ada");
    }

    @Test
    void beginsEmpty() {
        var first = configurations.current(ORDERS, "dev");

        assertThat(first.version()).isEqualTo(1);
        assertThat(first.settings()).isEmpty();
        assertThat(configurations.current(ORDERS, "dev")).isEqualTo(first);
    }

    @Test
    void keepsEachVersionAndSaysWhatChanged() {
        var first = save(Map.of("A", "1", "B", "2"));
        var second = save(Map.of("A", "1", "B", "3", "C", "4"));

        assertThat(second.version()).isEqualTo(first.version() + 1);
        assertThat(configurations.get(first.id())).isEqualTo(first);
        assertThat(first.changesTo(second))
                .containsExactly(
                        Map.entry("B", new SettingChange("2", "3")), Map.entry("C", new SettingChange(null, "4")));
    }

    @Test
    void makesNoNewVersionOfEqualSettings() {
        var saved = save(Map.of("A", "1"));

        assertThat(save(Map.of("A", "1"))).isEqualTo(saved);
    }

    @Test
    void refusesSettingsThatWereMadeFromAnOlderVersion() {
        var base = save(Map.of("A", "1")).version();

        assertThat(save(base, Map.of("A", "2"))).isPresent();
        assertThat(save(base, Map.of("A", "3"))).isEmpty();
        assertThat(configurations.current(ORDERS, "dev").settings()).containsExactly(Map.entry("A", "2"));
    }

    @Test
    void letsOneOfEightWhoSaveAtOnceThrough() throws Exception {
        var base = configurations.current(ORDERS, "dev").version();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var saves = IntStream.range(0, 8)
                    .<Callable<Optional<Configuration>>>mapToObj(
                            person -> () -> save(base, Map.of("PERSON", Integer.toString(person))))
                    .toList();
            assertThat(people.invokeAll(saves))
                    .filteredOn(saved -> saved.resultNow().isPresent())
                    .hasSize(1);
        }
        assertThat(configurations.current(ORDERS, "dev").version()).isEqualTo(base + 1);
    }

    @Test
    void knowsWhatComesBeforeAndAfter() {
        var dev = environments.get("dev");

        assertThat(environments.inOrder()).extracting(Environment::name).containsExactly("dev", "staging");
        assertThat(environments.after(dev)).map(Environment::name).hasValue("staging");
        assertThat(environments.before(dev)).isEmpty();
    }

    private Configuration save(Map<String, String> settings) {
        return save(configurations.current(ORDERS, "dev").version(), settings).orElseThrow();
    }

    private Optional<Configuration> save(int base, Map<String, String> settings) {
        return configurations.save(ORDERS, "dev", base, new TreeMap<>(settings), "ada", "to try it");
    }
}
