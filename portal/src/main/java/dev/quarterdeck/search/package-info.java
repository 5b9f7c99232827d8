/** Finds anything and goes there: entities, pages, actions. */
@NullMarked
package dev.quarterdeck.search;

import org.jspecify.annotations.NullMarked;
