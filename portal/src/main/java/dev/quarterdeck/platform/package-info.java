/** The shared kernel: references, paging, live updates, jobs, problems. The only package all others may use. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package dev.quarterdeck.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
