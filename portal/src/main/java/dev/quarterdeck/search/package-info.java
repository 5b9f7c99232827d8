/** Finds anything and goes there: entities, pages, actions. */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package dev.quarterdeck.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
