/** Steps of pipelines and the like, as Jobs of a Kubernetes cluster. */
@NullMarked
package dev.quarterdeck.connector.kubernetes.job;

import org.jspecify.annotations.NullMarked;
