@NullMarked
package dev.quarterdeck.connector.kubernetes.manifest;

import org.jspecify.annotations.NullMarked;
