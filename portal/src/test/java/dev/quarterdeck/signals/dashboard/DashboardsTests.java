package dev.quarterdeck.signals.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.audit.AuditFilter;
import dev.quarterdeck.audit.AuditQuery;
import dev.quarterdeck.audit.AuditRecord;
import dev.quarterdeck.catalog.CatalogRows;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.identity.Role;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.signals.SignalsTest;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.ChangedMeanwhile;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.Done;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.Refused;
import dev.quarterdeck.signals.dashboard.code.DashboardCode;
import dev.quarterdeck.signals.dashboard.panel.Definition;
import dev.quarterdeck.signals.dashboard.panel.Head;
import dev.quarterdeck.signals.dashboard.panel.Layout;
import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.panel.Query;
import dev.quarterdeck.signals.dashboard.panel.Threshold;
import dev.quarterdeck.signals.dashboard.panel.Threshold.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SignalsTest
class DashboardsTests {

    private static final Person ADA = new Person("ada", "Ada", List.of(Role.ENGINEER), List.of("checkout"));
    private static final Person BOB = new Person("bob", "Bob", List.of(Role.MANAGER), List.of("checkout"));
    private static final Person EVE = new Person("eve", "Eve", List.of(Role.ENGINEER), List.of("experience"));
    private static final Person VIC = new Person("vic", "Vic", List.of(Role.VIEWER), List.of("checkout"));
    private static final EntityRef CHECKOUT = EntityRef.of("group:default/checkout");

    @Autowired
    DSLContext db;

    @Autowired
    Dashboards dashboards;

    @Autowired
    Homes homes;

    @Autowired
    Environments environments;

    @Autowired
    AuditQuery audit;

    @BeforeEach
    void open() {
        environments.define(
                new Environment("production", 1, "local", 1, false, 0, Duration.ofHours(1), true, null), "ada");
    }

    private static Definition definition(String name, EntityRef owner) {
        return new Definition(name, "Title of " + name, null, owner, "3h", null, List.of(), List.of());
    }

    private static Definition with(Definition definition, String panel) {
        return Layout.add(definition, new Panel.Markdown(new Head(panel, panel, 6, null), "Words"), -1, panel);
    }

    private Dashboard make(String name, EntityRef owner, Person person) {
        return ((Done) dashboards.create(definition(name, owner), "made", person)).dashboard();
    }

    private List<String> done() {
        return audit.page(new AuditFilter(null, null, "dashboards/mine", null), null, 50).items().stream()
                .map(AuditRecord::action)
                .toList();
    }

    @Test
    void isKeptAsItWasMade() {
        make("mine", Ownership.of(ADA), ADA);

        var found = dashboards.get("mine");
        assertThat(found.definition()).isEqualTo(definition("mine", Ownership.of(ADA)));
        assertThat(found.version()).isEqualTo(1);
        assertThat(dashboards.create(definition("mine", Ownership.of(ADA)), "made", ADA))
                .isEqualTo(new Refused("Name: there is a dashboard named mine already"));
        assertThatThrownBy(() -> dashboards.get("other")).isInstanceOf(NotFound.class);
    }

    @Test
    void isChangedByItsTeamAndNobodyElse() {
        make("mine", CHECKOUT, ADA);

        assertThat(change("mine", 1, "one", BOB)).isInstanceOf(Done.class);
        assertThat(change("mine", 2, "two", EVE))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("the team checkout"));
        assertThat(change("mine", 2, "two", VIC)).isEqualTo(new Refused("Needs another role than viewer."));
        assertThat(dashboards.create(definition("theirs", CHECKOUT), "made", EVE))
                .isInstanceOf(Refused.class);
        assertThat(dashboards.change(
                        "mine", 2, before -> definition("mine", EntityRef.of("user:default/eve")), "given away", ADA))
                .as("to somebody whose it is not")
                .isInstanceOf(Refused.class);
    }

    private DashboardOutcome change(String name, int version, String panel, Person person) {
        return dashboards.change(name, version, before -> with(before, panel), "panel added", person);
    }

    @Test
    void tellsWhoeverComesSecondAndLosesNothing() {
        make("mine", CHECKOUT, ADA);
        change("mine", 1, "first", ADA);

        var second = change("mine", 1, "second", BOB);

        assertThat(second).isInstanceOfSatisfying(ChangedMeanwhile.class, meanwhile -> {
            assertThat(meanwhile.now().version()).isEqualTo(2);
            assertThat(meanwhile.reason()).contains("ada changed it meanwhile", "version 2");
        });
        assertThat(dashboards.get("mine").definition().panels()).hasSize(1);
        assertThat(change("mine", 2, "second", BOB)).isInstanceOf(Done.class);
        assertThat(dashboards.get("mine").definition().panels()).hasSize(2);
    }

    @Test
    void letsExactlyOneOfManyAtOnceThrough() throws Exception {
        make("mine", CHECKOUT, ADA);
        var changes = new ArrayList<Callable<DashboardOutcome>>();
        for (var i = 0; i < 8; i++) {
            var panel = "panel-" + i;
            changes.add(() -> change("mine", 1, panel, ADA));
        }

        var outcomes = new ArrayList<DashboardOutcome>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : threads.invokeAll(changes)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(ChangedMeanwhile.class::isInstance).hasSize(7);
        assertThat(dashboards.get("mine").version()).isEqualTo(2);
    }

    @Test
    void knowsWhatItWasAndBecomesItAgain() {
        make("mine", CHECKOUT, ADA);
        change("mine", 1, "one", ADA);
        change("mine", 2, "two", BOB);

        assertThat(dashboards.restore("mine", 2, ADA)).isInstanceOf(Done.class);

        var dashboard = dashboards.get("mine");
        assertThat(dashboard.version()).isEqualTo(4);
        assertThat(dashboard.definition().panels()).hasSize(1);
        assertThat(dashboards.versions(dashboard))
                .extracting(DashboardVersion::version, DashboardVersion::change, DashboardVersion::changedBy)
                .extracting(Object::toString)
                .containsExactly(
                        "(4, \"restored version 2\", \"ada\")",
                        "(3, \"panel added\", \"bob\")",
                        "(2, \"panel added\", \"ada\")",
                        "(1, \"made\", \"ada\")");
        assertThat(dashboards.version(dashboard, 3).panels()).hasSize(2);
        assertThatThrownBy(() -> dashboards.restore("mine", 9, ADA)).isInstanceOf(NotFound.class);
        assertThat(done())
                .containsExactly("dashboard.restored", "dashboard.changed", "dashboard.changed", "dashboard.created");
    }

    @Test
    void makesNoVersionOfNoChange() {
        make("mine", CHECKOUT, ADA);

        dashboards.change("mine", 1, before -> before, "nothing", ADA);

        assertThat(dashboards.get("mine").version()).isEqualTo(1);
    }

    @Test
    void isRemovedByWhoeverTypesItsName() {
        var dashboard = make("mine", CHECKOUT, ADA);
        homes.star(ADA, dashboard, true);
        homes.choose(Ownership.of(BOB), dashboard, BOB);

        assertThat(dashboards.remove("mine", "yours", ADA)).isInstanceOf(Refused.class);
        assertThat(dashboards.remove("mine", "mine", EVE)).isInstanceOf(Refused.class);
        assertThat(dashboards.remove("mine", " mine ", ADA)).isInstanceOf(Done.class);

        assertThatThrownBy(() -> dashboards.get("mine")).isInstanceOf(NotFound.class);
        assertThat(homes.of(BOB)).isEmpty();
        assertThat(done()).startsWith("dashboard.removed");
    }

    @Test
    void isListedByOwnerStarAndText() {
        make("a", Ownership.of(ADA), ADA);
        make("b", CHECKOUT, ADA);
        make("c", EntityRef.of("group:default/experience"), EVE);
        homes.star(ADA, dashboards.get("c"), true);

        assertThat(names(null, false, "")).containsExactly("a", "b", "c");
        assertThat(names(List.of(Ownership.of(ADA)), false, "")).containsExactly("a");
        assertThat(names(Ownership.teams(ADA), false, "")).containsExactly("b");
        assertThat(names(null, true, "")).containsExactly("c");
        assertThat(names(null, false, "OF B")).containsExactly("b");
        var first = dashboards.page(ADA, null, false, "", null, 2);
        assertThat(dashboards.page(ADA, null, false, "", first.next(), 2).items())
                .extracting(DashboardRow::name)
                .containsExactly("c");
    }

    private List<String> names(List<EntityRef> owners, boolean starred, String text) {
        return dashboards.page(ADA, owners, starred, text, null, 50).items().stream()
                .map(DashboardRow::name)
                .toList();
    }

    @Test
    void offersReadyMadeOnesThatStayAsTheyAre() {
        assertThat(dashboards.readyMade(ADA))
                .extracting(DashboardRow::name)
                .containsExactly("ready.platform", "ready.business", "environment.production");
        for (var row : dashboards.readyMade(ADA)) {
            var dashboard = dashboards.get(row.name());
            assertThat(dashboard.isReadyMade()).isTrue();
            var copy = dashboard.definition().called("copy", "Copy", Ownership.of(ADA));
            assertThat(DashboardCode.read(DashboardCode.yaml(copy)))
                    .as("can be copied")
                    .isEqualTo(copy);
        }
        assertThat(change("ready.business", 0, "one", ADA)).isInstanceOf(Refused.class);
        assertThat(dashboards.remove("ready.business", "ready.business", ADA)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> dashboards.get("system.default.none")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> dashboards.get("environment.moon")).isInstanceOf(NotFound.class);
    }

    @Test
    void offersAPlatformWithTheLimitsThatItsDescriptorsState() {
        var catalog = new CatalogRows(db);
        catalog.add("domain:bites/bites", "Bites", null);
        catalog.add("system:bites/kitchen", "Cooks", null);
        catalog.add("component:bites/oven", "Bakes", null);
        catalog.add("component:default/elsewhere", "Serves others", null);
        describe("system:bites/kitchen", """
                {"spec": {"domain": "bites"}, "metadata": {"annotations": {"quarterdeck.dev/slo-latency-p95-ms": "500",
                    "quarterdeck.dev/alert-error-rate-percent": "10", "quarterdeck.dev/alert-error-rate-for": "5m",
                    "quarterdeck.dev/alert-cpu-percent": "85", "quarterdeck.dev/slo-concurrent-users": "many"}}}""");
        describe("component:bites/oven", """
                {"metadata": {"annotations": {"quarterdeck.dev/alert-error-rate-critical-percent": "5"}}}""");
        db.execute("update entity set system_ref = 'system:bites/kitchen' where ref = 'component:bites/oven'");

        assertThat(dashboards.readyMade(ADA))
                .extracting(DashboardRow::name)
                .contains("domain.bites.bites", "system.bites.kitchen");
        var definition = dashboards.get("domain.bites.bites").definition();
        var errors = (Panel.Stat) definition.panel("errors").orElseThrow();
        assertThat(errors.thresholds()).containsExactly(new Threshold(0.05, false, Level.FAIL));
        assertThat(((Query.Own) errors.query()).selection().components()).containsExactly("component:bites/oven");
        assertThat(((Panel.Stat) definition.panel("latency").orElseThrow()).thresholds())
                .containsExactly(new Threshold(0.5, false, Level.WARN));
        assertThat(((Panel.Markdown) definition.panel("stated").orElseThrow()).text())
                .contains("`alert-cpu-percent`: 85. cores in use are measured", "`slo-concurrent-users`: many. nobody")
                .doesNotContain("alert-error-rate-for");
        assertThatThrownBy(() -> dashboards.get("domain.bites.none")).isInstanceOf(NotFound.class);
    }

    @Test
    void saysOfAPlatformWithoutComponentsThatItHasNone() {
        new CatalogRows(db).add("domain:default/empty", "Empty", null);

        assertThat(dashboards.get("domain.default.empty").definition().panels())
                .singleElement()
                .isInstanceOfSatisfying(
                        Panel.Markdown.class,
                        panel -> assertThat(panel.text()).contains("No component of the catalog"));
    }

    private void describe(String ref, String descriptor) {
        db.execute("update entity set descriptor = cast(? as jsonb) where ref = ?", descriptor, ref);
    }

    @Test
    void isTheHomeOfAPersonOrATeam() {
        var dashboard = make("mine", CHECKOUT, ADA);

        assertThat(homes.choose(CHECKOUT, dashboard, EVE)).contains("the team checkout");
        assertThat(homes.choose(CHECKOUT, dashboard, ADA)).isNull();
        assertThat(homes.of(VIC)).extracting(Homes.Home::name).containsExactly("mine");
        assertThat(homes.of(VIC)).as("offered, not forced").noneMatch(Homes.Home::isOfAPerson);

        assertThat(homes.choose(Ownership.of(VIC), dashboard, VIC)).isNull();
        assertThat(homes.of(VIC).getFirst()).isEqualTo(new Homes.Home(Ownership.of(VIC), "mine"));
        assertThat(homes.leave(Ownership.of(VIC), VIC)).isNull();
        assertThat(homes.of(VIC)).extracting(Homes.Home::owner).containsExactly(CHECKOUT);
        assertThat(homes.choose(Ownership.of(VIC), dashboard, ADA)).isNotNull();
    }
}
