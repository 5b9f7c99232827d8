/** Rules over facts of entities, and the level that each entity has by them. */
@NamedInterface("scorecard")
@NullMarked
package dev.quarterdeck.catalog.scorecard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
