/** Sets of objects, kept in the cluster as Kubernetes' KEP-3659 says. */
@NullMarked
package dev.quarterdeck.connector.kubernetes.applyset;

import org.jspecify.annotations.NullMarked;
