/** What a person keeps at hand of the catalog. */
@NullMarked
package dev.quarterdeck.catalog.personal;

import org.jspecify.annotations.NullMarked;
