/** How entities stand to each other, and what a failure of one would reach. */
@NamedInterface("relation")
@NullMarked
package dev.quarterdeck.catalog.relation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
