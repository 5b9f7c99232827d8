/** What is running right now? */
@ApplicationModule(allowedDependencies = {"platform", "audit", "identity", "environments"})
@NullMarked
package dev.quarterdeck.workloads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
