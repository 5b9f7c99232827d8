package dev.quarterdeck.catalog.scorecard;

import org.jspecify.annotations.Nullable;

/**
 * What an entity has to be like for a level.
 *
 * @param id by which verdicts and exemptions name it
 * @param weight in the score, from 1 to 10
 * @param fact that it looks at, such as {@code docs.pages}
 * @param fix what to do to meet it
 */
public record Rule(
        String id,
        String title,
        Level level,
        int weight,
        String fact,
        Condition condition,
        @Nullable String fix) {}
