/** What the portal asks of systems that keep logs. */
@NullMarked
package dev.quarterdeck.connector.log;

import org.jspecify.annotations.NullMarked;
