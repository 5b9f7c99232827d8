@NullMarked
package dev.quarterdeck.connector.kubernetes.helm;

import org.jspecify.annotations.NullMarked;
