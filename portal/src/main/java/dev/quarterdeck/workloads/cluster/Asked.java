package dev.quarterdeck.workloads.cluster;

import java.util.Map;

/**
 * What somebody wants done, as the audit log has it.
 *
 * @param action such as {@code object.scale}
 * @param subject such as {@code clusters/main/deployments/shop/cart}
 */
public record Asked(String action, String subject, Map<String, String> facts, String actor) {

    public Asked {
        facts = Map.copyOf(facts);
    }
}
