@NullMarked
package dev.quarterdeck.connector.kubernetes.health;

import org.jspecify.annotations.NullMarked;
