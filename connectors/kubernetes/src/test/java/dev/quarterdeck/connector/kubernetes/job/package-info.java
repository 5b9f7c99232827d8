@NullMarked
package dev.quarterdeck.connector.kubernetes.job;

import org.jspecify.annotations.NullMarked;
