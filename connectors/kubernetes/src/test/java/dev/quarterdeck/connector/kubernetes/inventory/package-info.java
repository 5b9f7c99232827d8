@NullMarked
package dev.quarterdeck.connector.kubernetes.inventory;

import org.jspecify.annotations.NullMarked;
