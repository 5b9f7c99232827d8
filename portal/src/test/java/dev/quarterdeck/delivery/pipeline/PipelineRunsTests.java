package dev.quarterdeck.delivery.pipeline;

import static dev.quarterdeck.db.Tables.AUDIT_RECORD;
import static dev.quarterdeck.db.Tables.CATALOG_SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.delivery.pipeline.CancelOutcome.AlreadyFinished;
import dev.quarterdeck.delivery.pipeline.CancelOutcome.Cancelled;
import dev.quarterdeck.delivery.pipeline.StartOutcome.Known;
import dev.quarterdeck.delivery.pipeline.StartOutcome.Refused;
import dev.quarterdeck.delivery.pipeline.StartOutcome.Started;
import dev.quarterdeck.delivery.pipeline.execution.GitSource;
import dev.quarterdeck.platform.EntityRef;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest(packages = {"delivery.pipeline", "delivery.release"})
class PipelineRunsTests {

    @Autowired
    private PipelineRuns runs;

    @Autowired
    private RunQuery query;

    @Autowired
    private DSLContext db;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeRepository() throws Exception {
        new GitSource(folder, db);
    }

    @Test
    void countsRunsAndReservesTheirVersions() {
        assertThat(started(null).version()).isEqualTo("1.0.0");

        var second = started(null);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.version()).isEqualTo("1.1.0");
    }

    @Test
    void givesTheVersionOfACancelledRunToTheNext() {
        runs.cancel(started(null).id(), "sample-engineer");

        assertThat(started(null).version()).isEqualTo("1.0.0");
    }

    @Test
    void startsOneRunForARequestMadeByEightAtOnce() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = executor.invokeAll(IntStream.range(0, 8)
                    .<Callable<StartOutcome>>mapToObj(_ -> () -> start("same"))
                    .toList());

            assertThat(outcomes)
                    .filteredOn(outcome -> outcome.resultNow() instanceof Started)
                    .hasSize(1);
        }
        assertThat(all()).hasSize(1);
    }

    @Test
    void givesEachOfEightRunsItsOwnNumberAndVersion() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.invokeAll(IntStream.range(0, 8)
                    .<Callable<StartOutcome>>mapToObj(_ -> () -> start(null))
                    .toList());
        }
        assertThat(all()).extracting(Run::number).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(all()).extracting(Run::version).doesNotHaveDuplicates();
    }

    @Test
    void answersAPressedAgainButtonWithTheRunItStarted() {
        var run = started("pressed");

        assertThat(start("pressed")).isEqualTo(new Known(run));
    }

    @Test
    void refusesWhatIsNotInTheCatalog() {
        var request = RunRequest.by("sample-engineer", EntityRef.component("nobody"), null, null);

        assertThat(runs.start(request)).isEqualTo(new Refused("There is no component:default/nobody in the catalog."));
    }

    @Test
    void refusesWhatWasReadFromAFolder() {
        db.update(CATALOG_SOURCE).set(CATALOG_SOURCE.KIND, "folder").execute();

        assertThat(start(null))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("was read from a folder", "Register the repository"));
    }

    @Test
    void refusesWhatCannotBeABranch() {
        var request = RunRequest.by("sample-engineer", GitSource.COMPONENT, "-x ..", null);

        assertThat(runs.start(request)).isInstanceOf(Refused.class);
    }

    @Test
    void cancelsAQueuedRunAtOnceAndOnlyOnce() {
        var run = started(null);

        assertThat(runs.cancel(run.id(), "sample-engineer")).isInstanceOf(Cancelled.class);
        assertThat(runs.cancel(run.id(), "sample-engineer")).isInstanceOf(AlreadyFinished.class);
        assertThat(db.fetchCount(AUDIT_RECORD, AUDIT_RECORD.ACTION.eq("run.cancelled")))
                .isEqualTo(1);
    }

    private Run started(@Nullable String key) {
        return ((Started) start(key)).run();
    }

    private StartOutcome start(@Nullable String key) {
        return runs.start(RunRequest.by("sample-engineer", GitSource.COMPONENT, null, key));
    }

    private List<Run> all() {
        return query.page(RunFilter.ALL, null, 100).items();
    }
}
