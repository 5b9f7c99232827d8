/** The catalog as a list: filtered, counted, in order, page by page. */
@NamedInterface("listing")
@NullMarked
package dev.quarterdeck.catalog.listing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
