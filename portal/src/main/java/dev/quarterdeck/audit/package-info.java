/** Who did what, when and why. */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package dev.quarterdeck.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
