/** Reads the Applications of Argo CD, and asks it for what people want of them. */
@NullMarked
package dev.quarterdeck.connector.kubernetes.argo;

import org.jspecify.annotations.NullMarked;
