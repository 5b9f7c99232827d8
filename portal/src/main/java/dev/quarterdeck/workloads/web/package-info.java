/** What runs, replica by replica. */
@NullMarked
package dev.quarterdeck.workloads.web;

import org.jspecify.annotations.NullMarked;
