/** Objects of any kind that are applied together, by whoever they are. */
@NullMarked
package dev.quarterdeck.connector.kubernetes.manifest;

import org.jspecify.annotations.NullMarked;
