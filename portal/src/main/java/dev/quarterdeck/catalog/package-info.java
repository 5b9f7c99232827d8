/** What do we have, who owns it, what depends on what? */
@ApplicationModule(allowedDependencies = {"platform", "audit", "identity"})
@NullMarked
package dev.quarterdeck.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
