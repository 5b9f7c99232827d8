/** The neighbourhood of an entity as a drawing. */
@NamedInterface("graph")
@NullMarked
package dev.quarterdeck.catalog.graph;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
