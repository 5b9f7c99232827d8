/** What is asked of Prometheus, and what is made of its answers. */
@NullMarked
package dev.quarterdeck.connector.prometheus;

import org.jspecify.annotations.NullMarked;
