package dev.quarterdeck.catalog.personal;

import static dev.quarterdeck.db.Tables.VISITED_ENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.TestClock;
import dev.quarterdeck.platform.EntityRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@FeatureTest(packages = {"catalog", "audit"})
class BookmarksTests {

    private static final int KEPT = 30;

    @Autowired
    Bookmarks bookmarks;

    @Autowired
    BookmarkRepository repository;

    @Autowired
    PlatformTransactionManager manager;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    private void visit(int number) {
        clock.advance(Duration.ofSeconds(1));
        bookmarks.visit("ada", EntityRef.component("service-" + number));
    }

    private List<String> visited() {
        return db.select(VISITED_ENTITY.REF)
                .from(VISITED_ENTITY)
                .where(VISITED_ENTITY.USERNAME.eq("ada"))
                .orderBy(VISITED_ENTITY.VISITED_AT.desc())
                .fetch(VISITED_ENTITY.REF);
    }

    @Test
    void keepsWhatWasVisitedLast() {
        for (var number = 1; number <= KEPT + 5; number++) {
            visit(number);
        }
        assertThat(visited())
                .hasSize(KEPT)
                .startsWith("component:default/service-" + (KEPT + 5))
                .endsWith("component:default/service-6");
    }

    @Test
    void letsOnePersonOpenSeveralPagesAtOnceAgainAndAgain() throws InterruptedException, ExecutionException {
        var transactions = new TransactionTemplate(manager);
        var visits = new ArrayList<Future<?>>();
        try (var tabs = Executors.newFixedThreadPool(8)) {
            for (var number = 0; number < 2_000; number++) {
                var ref = "component:default/service-" + number * 17 % (KEPT + 10);
                var at = clock.instant().plusSeconds(number);
                visits.add(tabs.submit(
                        () -> transactions.executeWithoutResult(_ -> repository.visit("ada", ref, at, KEPT))));
            }
        }
        for (var one : visits) {
            one.get();
        }
        assertThat(visited()).hasSizeGreaterThanOrEqualTo(KEPT);
        transactions.executeWithoutResult(_ -> repository.visit(
                "ada", "component:default/last", clock.instant().plusSeconds(2_000), KEPT));
        assertThat(visited()).hasSize(KEPT).startsWith("component:default/last");
    }
}
