package dev.quarterdeck.home;

import static dev.quarterdeck.db.Tables.CATALOG_SOURCE;
import static dev.quarterdeck.db.Tables.ENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.delivery.rollout.web.ChangeQuery;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.identity.Role;
import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
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
        var source = db.insertInto(CATALOG_SOURCE)
                .set(CATALOG_SOURCE.KIND, "folder")
                .set(CATALOG_SOURCE.LOCATION, "/shop")
                .returning(CATALOG_SOURCE.ID)
                .fetchSingle()
                .getId();
        put(source, "api-gateway", null);
        put(source, "order-service", "group:default/checkout");
        put(source, "storefront", "group:default/experience");
    }

    private void put(long source, String name, String owner) {
        db.insertInto(ENTITY)
                .set(ENTITY.REF, EntityRef.component(name).toString())
                .set(ENTITY.KIND, "component")
                .set(ENTITY.NAMESPACE, "default")
                .set(ENTITY.NAME, name)
                .set(ENTITY.OWNER_REF, owner)
                .set(ENTITY.DESCRIPTOR, JSONB.valueOf("{}"))
                .set(ENTITY.SOURCE_ID, source)
                .set(ENTITY.FILE, "catalog-info.yaml")
                .set(ENTITY.LINE, 1)
                .set(ENTITY.YAML, "")
                .set(ENTITY.DIGEST, "")
                .set(ENTITY.SEARCH_TEXT, name)
                .set(ENTITY.UPDATED_AT, Instant.EPOCH)
                .execute();
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

    private static Person person(String... teams) {
        return new Person("sample-admin", "Sample Admin", List.of(Role.ADMIN), List.of(teams));
    }

    private static List<String> names(List<ServiceRow> services) {
        return services.stream().map(service -> service.ref().name()).toList();
    }
}
