package dev.quarterdeck.catalog.scorecard;

import java.util.List;

/**
 * A level that an environment asks for, and the one that an entity has.
 *
 * @param card its title
 * @param path of the page that says what is missing
 */
public record LevelGate(String card, Level required, Level actual, String path) {

    public static boolean allPass(List<LevelGate> gates) {
        return gates.stream().allMatch(LevelGate::passed);
    }

    public boolean passed() {
        return actual.compareTo(required) >= 0;
    }
}
