/** What the tests of the services share: a database, a clock and a stand-in for another service. */
@NullMarked
package dev.quarterdeck.shop.kit.test;

import org.jspecify.annotations.NullMarked;
