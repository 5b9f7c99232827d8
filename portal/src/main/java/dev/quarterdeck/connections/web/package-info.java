/** What the portal is connected to. */
@NullMarked
package dev.quarterdeck.connections.web;

import org.jspecify.annotations.NullMarked;
