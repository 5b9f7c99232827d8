@NullMarked
package dev.quarterdeck.workloads.cluster.applyset.web;

import org.jspecify.annotations.NullMarked;
