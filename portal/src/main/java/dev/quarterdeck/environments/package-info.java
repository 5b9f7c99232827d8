/** Where do things run, under which rules? */
@ApplicationModule(allowedDependencies = {"platform", "audit", "identity"})
@NullMarked
package dev.quarterdeck.environments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
