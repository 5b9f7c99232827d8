/** What the portal makes up and keeps to itself. */
@NullMarked
package dev.quarterdeck.platform.secret;

import org.jspecify.annotations.NullMarked;
