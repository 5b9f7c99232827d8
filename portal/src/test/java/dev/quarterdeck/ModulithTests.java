package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulithTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(QuarterdeckApplication.class);

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
                        "workloads");
    }
}
