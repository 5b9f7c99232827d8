/** The contract suites, for the tests of each cluster connector to extend. */
@NullMarked
package dev.quarterdeck.connector.cluster;

import org.jspecify.annotations.NullMarked;
