package dev.quarterdeck.signals.trace.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.catalog.CatalogRows;
import dev.quarterdeck.connector.trace.Call;
import dev.quarterdeck.connector.trace.Call.Target;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.SignalsTest;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Calls held against a catalog in which some of it is declared. */
@SignalsTest
class ServiceMapsTests {

    private static final EntityRef DATABASE = EntityRef.of("resource:default/order-db");

    @Autowired
    ServiceMaps maps;

    @Autowired
    DSLContext db;

    @BeforeEach
    void describe() {
        var rows = new CatalogRows(db);
        for (var name : List.of("storefront", "api-gateway", "order-service", "mailer")) {
            rows.add("component:default/" + name, name, "group:default/checkout");
        }
        rows.add(DATABASE.toString(), "Order database", "group:default/checkout");
        db.execute("update entity set type = 'database' where ref = {0}", org.jooq.impl.DSL.val(DATABASE.toString()));
        relate("component:default/storefront", "dependsOn", "component:default/api-gateway");
        relate("component:default/api-gateway", "consumesApi", "api:default/order-api");
        relate("component:default/order-service", "providesApi", "api:default/order-api");
        relate("component:default/order-service", "dependsOn", DATABASE.toString());
        relate("component:default/order-service", "dependsOn", "component:default/mailer");
        relate("component:default/mailer", "dependsOn", "component:default/storefront");
    }

    private void relate(String source, String type, String target) {
        db.execute(
                "insert into entity_relation (source_ref, type, target_ref, declared_by, field, line) values ({0}, {1}, {2}, {0}, {1}, 1)",
                org.jooq.impl.DSL.val(source), org.jooq.impl.DSL.val(type), org.jooq.impl.DSL.val(target));
    }

    private static Call call(String caller, String callee, Target target) {
        return new Call(caller, callee, target, 100, 2, Duration.ofMillis(20));
    }

    private static Need need(String from, String to) {
        return new Need(EntityRef.component(from), EntityRef.component(to));
    }

    @Test
    void tellsWhatIsDeclaredFromWhatIsNot() {
        var map = maps.of(List.of(
                call("storefront", "api-gateway", Target.SERVICE),
                call("api-gateway", "order-service", Target.SERVICE),
                call("storefront", "order-service", Target.SERVICE),
                call("order-service", "shop_production", Target.DATABASE),
                call("order-service", "api.bank.example", Target.OUTSIDE)));

        assertThat(map.undeclared())
                .extracting(Flow::need)
                .as("through an API it is declared, to an address it cannot be")
                .containsExactly(need("storefront", "order-service"));
        assertThat(map.unseen())
                .as("of mailer nothing was seen, so nothing can be missing of it")
                .containsExactly(need("order-service", "mailer"));
        assertThat(map.flows())
                .filteredOn(flow -> flow.call().target() == Target.DATABASE)
                .singleElement()
                .satisfies(flow -> {
                    assertThat(flow.need().to()).isEqualTo(DATABASE);
                    assertThat(flow.declared()).isTrue();
                });
        assertThat(map.flows().getFirst().failureRatio()).isEqualTo(0.02);
    }

    @Test
    void drawsAllOfItWithWhatIsMissing() {
        var map = maps.of(List.of(
                call("storefront", "api-gateway", Target.SERVICE), call("storefront", "storefront", Target.SERVICE)));
        var drawing = maps.draw(map);

        assertThat(drawing.boxes())
                .extracting(box -> box.node().ref().name())
                .containsExactlyInAnyOrder("storefront", "api-gateway", "order-service");
        assertThat(drawing.lines()).as("without what calls itself").hasSize(2);
        assertThat(map.look(EntityRef.component("api-gateway"), EntityRef.component("order-service")))
                .contains("async");
        assertThat(map.look(EntityRef.component("storefront"), EntityRef.component("api-gateway")))
                .isEmpty();
    }

    @Test
    void isEmptyWithoutCalls() {
        var map = maps.of(List.of());

        assertThat(map.flows()).isEmpty();
        assertThat(map.unseen()).isEmpty();
        assertThat(maps.draw(map).boxes()).isEmpty();
    }
}
