package dev.quarterdeck.catalog.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that other projects published, where they are at hand; the other tests cover the same ground without them. */
class PublishedFilesTests {

    private static final Path FILES = Path.of("../../shared/data");

    @ParameterizedTest
    @ValueSource(strings = {"artist-lookup-component.yaml", "environment-prod.yaml", "org.yaml", "team-a-group.yaml"})
    void ofBackstageAreReadUnchanged(String name) throws IOException {
        var file = read("backstage/" + name);

        assertThat(file.problems()).isEmpty();
        assertThat(file.descriptors()).isNotEmpty();
    }

    @Test
    void ofBackstageThatAreWrongAreRefusedWithTheField() throws IOException {
        var file = read("backstage/invalid-component.yaml");

        assertThat(file.descriptors()).isEmpty();
        assertThat(file.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.field()).isNotNull());
    }

    @Test
    void ofScoreBecomeComponentsAndWhatTheyNeed() throws IOException {
        var folder = FILES.resolve("score/onlineboutique");
        assumeTrue(Files.isDirectory(folder), "no published Score files here");
        try (Stream<Path> workloads = Files.list(folder)) {
            assertThat(workloads).hasSize(11).allSatisfy(workload -> {
                var file = read(FILES.relativize(workload).toString());
                assertThat(file.problems()).isEmpty();
                assertThat(file.descriptors().getFirst().ref().kind()).isEqualTo("component");
            });
        }
        assertThat(read("score/onlineboutique/cart.yaml").descriptors())
                .extracting(descriptor -> descriptor.ref().toString())
                .containsExactly("component:default/cart", "resource:default/cart-redis-cart");
    }

    private static DescriptorFile read(String name) throws IOException {
        var file = FILES.resolve(name);
        assumeTrue(Files.isRegularFile(file), "no published file " + name + " here");
        return new DescriptorReader(_ -> Optional.empty()).read(name, Files.readString(file));
    }
}
