/** What APIs say of themselves, and what their changes mean for those who call them. */
@NamedInterface("api")
@NullMarked
package dev.quarterdeck.catalog.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
