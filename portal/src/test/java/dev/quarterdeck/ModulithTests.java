package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The modules are the portal's; generated tables and connectors are libraries to it. */
class ModulithTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(
            QuarterdeckApplication.class,
            JavaClass.Predicates.resideInAnyPackage("dev.quarterdeck.db..", "dev.quarterdeck.connector.."));

    @Test
    void dependOnEachOtherOnlyAsTheyMay() {
        MODULES.verify();
    }

    @Test
    void areThePartsOfTheDesign() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrder(
                        "audit",
                        "catalog",
                        "connections",
                        "delivery",
                        "environments",
                        "home",
                        "identity",
                        "platform",
                        "sample",
                        "search",
                        "signals",
                        "workloads");
    }
}
