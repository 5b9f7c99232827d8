/** Where the catalog is read from, and how that went. */
@NamedInterface("source")
@NullMarked
package dev.quarterdeck.catalog.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
