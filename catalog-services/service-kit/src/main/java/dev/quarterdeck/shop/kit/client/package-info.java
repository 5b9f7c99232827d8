/** HTTP clients for the services a service depends on. */
@NullMarked
package dev.quarterdeck.shop.kit.client;

import org.jspecify.annotations.NullMarked;
