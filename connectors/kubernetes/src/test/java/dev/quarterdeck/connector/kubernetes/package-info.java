/** A real control plane for tests, and a stand-in for the kubelets that it lacks. */
@NullMarked
package dev.quarterdeck.connector.kubernetes;

import org.jspecify.annotations.NullMarked;
