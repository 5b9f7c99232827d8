/** Who are you, and what may you do? */
@ApplicationModule(allowedDependencies = {"platform", "audit"})
@NullMarked
package dev.quarterdeck.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
