@NullMarked
package dev.quarterdeck.connector.kubernetes.git;

import org.jspecify.annotations.NullMarked;
