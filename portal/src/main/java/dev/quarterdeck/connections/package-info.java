/** What are we connected to, and is it healthy? */
@ApplicationModule(allowedDependencies = {"platform", "environments"})
@NullMarked
package dev.quarterdeck.connections;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
