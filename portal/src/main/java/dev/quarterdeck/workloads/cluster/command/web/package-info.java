@NullMarked
package dev.quarterdeck.workloads.cluster.command.web;

import org.jspecify.annotations.NullMarked;
