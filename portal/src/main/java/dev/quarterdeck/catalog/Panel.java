package dev.quarterdeck.catalog;

/**
 * A piece of an entity's page: a fragment of a template, and what it shows.
 *
 * @param template such as {@code deployment/panel}
 * @param fragment its {@code th:fragment}, in which the model is called {@code panel}
 */
public record Panel(String template, String fragment, Object model, Placement placement) {

    public enum Placement {
        /** Beside the name: one pill. */
        TITLE,
        /** At the right of the name: buttons and forms, at most four in all. */
        ACTIONS,
        /** The full width, before everything else. */
        STRIP,
        /** The left column: sections. */
        MAIN,
        /** The right column: sections. */
        SIDE
    }
}
