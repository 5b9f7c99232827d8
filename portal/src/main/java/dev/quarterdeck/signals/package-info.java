/** How well is it doing? */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "audit",
            "identity",
            "catalog",
            "catalog :: graph",
            "catalog :: scorecard",
            "environments",
            "workloads",
            "workloads :: cluster"
        })
@NullMarked
package dev.quarterdeck.signals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
