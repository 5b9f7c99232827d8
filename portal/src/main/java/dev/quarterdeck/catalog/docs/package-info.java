/** Markdown beside the descriptors of entities, rendered when it is read. */
@NamedInterface("docs")
@NullMarked
package dev.quarterdeck.catalog.docs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
