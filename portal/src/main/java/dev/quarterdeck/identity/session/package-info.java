/** Who is signed in, kept in PostgreSQL so that it outlives the portal's process. */
@NullMarked
package dev.quarterdeck.identity.session;

import org.jspecify.annotations.NullMarked;
