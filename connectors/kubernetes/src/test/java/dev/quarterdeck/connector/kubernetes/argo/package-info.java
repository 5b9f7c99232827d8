@NullMarked
package dev.quarterdeck.connector.kubernetes.argo;

import org.jspecify.annotations.NullMarked;
