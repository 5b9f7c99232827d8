/** The chart that the portal itself ships with, on a real control plane. */
@NullMarked
package dev.quarterdeck.connector.kubernetes.chart;

import org.jspecify.annotations.NullMarked;
