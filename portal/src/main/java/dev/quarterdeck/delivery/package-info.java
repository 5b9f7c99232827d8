/** How does a change get to production? */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {
            "platform",
            "audit",
            "identity",
            "catalog",
            "catalog :: api",
            "catalog :: scorecard",
            "environments",
            "workloads",
            "signals :: objective"
        })
@NullMarked
package dev.quarterdeck.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
