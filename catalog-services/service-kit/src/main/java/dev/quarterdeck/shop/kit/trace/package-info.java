/** Requests told apart and followed across services, by request id and W3C trace context. */
@NullMarked
package dev.quarterdeck.shop.kit.trace;

import org.jspecify.annotations.NullMarked;
