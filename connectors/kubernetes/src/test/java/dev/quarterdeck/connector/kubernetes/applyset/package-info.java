@NullMarked
package dev.quarterdeck.connector.kubernetes.applyset;

import org.jspecify.annotations.NullMarked;
