/** What entities were before they changed, and what changed. */
@NamedInterface("history")
@NullMarked
package dev.quarterdeck.catalog.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
