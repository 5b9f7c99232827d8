/** Commands that people run inside of containers, where that is allowed at all. */
@NullMarked
package dev.quarterdeck.workloads.cluster.command;

import org.jspecify.annotations.NullMarked;
