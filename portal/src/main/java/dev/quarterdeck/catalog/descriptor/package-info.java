/** Backstage descriptors: what a file of them says, and what is wrong with it. */
@NullMarked
package dev.quarterdeck.catalog.descriptor;

import org.jspecify.annotations.NullMarked;
