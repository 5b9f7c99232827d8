package dev.quarterdeck.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.catalog.CatalogRows;
import dev.quarterdeck.delivery.rollout.web.ChangeQuery;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.identity.Role;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@FeatureTest(packages = "home")
@Import(ChangeQuery.class)
class HomePagesTests {

    @Autowired
    private HomePages pages;

    @Autowired
    private DSLContext db;

    @BeforeEach
    void threeServices() {
        var rows = new CatalogRows(db);
        rows.add("component:default/api-gateway", "", null);
        rows.add("component:default/order-service", "", "group:default/checkout");
        rows.add("component:default/storefront", "", "group:default/experience");
    }

    @Test
    void showsTheServicesOfMyTeamsFirstAndThoseOfOthersToo() {
        var page = pages.of(person("checkout"));

        assertThat(page.mine()).isTrue();
        assertThat(names(page.services())).containsExactly("order-service");
        assertThat(names(page.others())).containsExactly("api-gateway", "storefront");
        assertThat(page.summary()).startsWith("3 services");
    }

    @Test
    void showsAllServicesAlikeToWhoeverHasNoTeamOrATeamWithoutServices() {
        for (var person : List.of(person(), person("a-new-team"))) {
            var page = pages.of(person);

            assertThat(page.mine()).isFalse();
            assertThat(names(page.services())).containsExactly("api-gateway", "order-service", "storefront");
            assertThat(page.others()).isEmpty();
        }
    }

    @Test
    void tellsWhichErrorBudgetsBurn() {
        db.execute(
                "insert into environment (name, position, cluster, replicas, automatic, approvals_required, approval_expiry, production)"
                        + " values ('production', 1, 'local', 1, false, 0, interval '1 hour', true)");
        db.execute(
                "insert into objective (name, title, component, environment, definition, indicator, version, changed_by,"
                        + " changed_at, tallied_until) values ('orders', 'Orders accepted', 'component:default/order-service',"
                        + " 'production', '{}', '{}', 1, 'ada', now(), now())");
        db.execute(
                "insert into burn_alert (objective, long_window, urgency, since) select id, long_window, 'page', now()"
                        + " from objective, (values (interval '1 hour'), (interval '6 hours')) as rule (long_window)");

        assertThat(pages.of(person()).todos())
                .extracting(Todo::title)
                .containsExactly("Orders accepted: its error budget burns too fast");
    }

    private static Person person(String... teams) {
        return new Person("sample-admin", "Sample Admin", List.of(Role.ADMIN), List.of(teams));
    }

    private static List<String> names(List<ServiceRow> services) {
        return services.stream().map(service -> service.ref().name()).toList();
    }
}
