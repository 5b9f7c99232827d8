/** The portal's own PostgreSQL when nobody provides one. */
@NullMarked
package dev.quarterdeck.platform.database;

import org.jspecify.annotations.NullMarked;
