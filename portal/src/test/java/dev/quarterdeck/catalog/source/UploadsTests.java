package dev.quarterdeck.catalog.source;

import static dev.quarterdeck.db.Tables.AUDIT_RECORD;
import static dev.quarterdeck.db.Tables.CATALOG_SOURCE;
import static dev.quarterdeck.db.Tables.CATALOG_UPLOAD;
import static dev.quarterdeck.db.Tables.ENTITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.TestClock;
import dev.quarterdeck.catalog.source.RefreshOutcome.Unchanged;
import dev.quarterdeck.catalog.source.UploadOutcome.Read;
import dev.quarterdeck.catalog.source.UploadOutcome.Refused;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest(packages = {"catalog", "audit"})
class UploadsTests {

    @Autowired
    Uploads uploads;

    @Autowired
    CatalogSources sources;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    @Test
    void showWhatTheyWouldChangeAndChangeNothing() {
        var read = (Read) uploads.preview(new Upload("teams.yaml", group("checkout") + group("night-watch")), "ada");

        assertThat(read.changes()).extracting(EntityChange::word).containsExactly("added", "added");
        for (var table : List.of(ENTITY, CATALOG_SOURCE, CATALOG_UPLOAD, AUDIT_RECORD)) {
            assertThat(db.fetchCount(table)).as(table.getName()).isZero();
        }
    }

    @Test
    void areTakenInAsTheyWereShown() {
        take(group("checkout") + group("night-watch"));
        clock.advance(Duration.ofSeconds(1));
        var next = new Upload("teams.yaml", group("checkout").replace("team", "guild") + group("finance"));

        var shown = (Read) uploads.preview(next, "ada");
        var taken = (Read) uploads.take(next, "ada");

        assertThat(shown.changes()).isEqualTo(taken.changes());
        assertThat(taken.changes())
                .extracting(change -> change.ref().name(), EntityChange::word)
                .containsExactly(
                        tuple("checkout", "changed"), tuple("finance", "added"), tuple("night-watch", "orphaned"));
        assertThat(taken.source()).isEqualTo(shown.source());
    }

    @Test
    void stayWhatTheyAreWhenTheyAreLookedAtAgain() {
        var source = take(group("checkout")).source();

        assertThat(sources.refresh(source, "system:catalog")).isEqualTo(new Unchanged());
    }

    @Test
    void sayWhatIsWrongWithThem() {
        var read = (Read) uploads.preview(new Upload("teams.yaml", group("Not A Name")), "ada");

        assertThat(read.changes()).isEmpty();
        assertThat(read.problems()).extracting(found -> found.problem().field()).containsExactly("metadata.name");
    }

    @Test
    void areGoneWithTheirSource() {
        var source = take(group("checkout")).source();

        sources.remove(source, "ada", "no longer needed");

        assertThat(db.fetchCount(CATALOG_UPLOAD)).isZero();
        assertThat(db.fetchCount(ENTITY)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"'', kind: Group", "../secrets.yaml, kind: Group", "a b.yaml, kind: Group", "teams.yaml, ''"})
    void areRefusedWithoutANameOrContent(String name, String content) {
        assertThat(uploads.take(new Upload(name, content), "ada")).isInstanceOf(Refused.class);
    }

    private Read take(String content) {
        return (Read) uploads.take(new Upload("teams.yaml", content), "ada");
    }

    private static String group(String name) {
        return """
                ---
                apiVersion: backstage.io/v1alpha1
                kind: Group
                metadata: {name: %s}
                spec: {type: team, children: []}
                """.formatted(name);
    }
}
