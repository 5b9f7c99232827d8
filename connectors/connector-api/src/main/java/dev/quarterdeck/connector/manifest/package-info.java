/** Objects that are applied together: what a cluster would make of them, and the sets that are known by a label. */
@NullMarked
package dev.quarterdeck.connector.manifest;

import org.jspecify.annotations.NullMarked;
