/** Deployments: attempts to make a release run in an environment. */
@NullMarked
package dev.quarterdeck.delivery.rollout;

import org.jspecify.annotations.NullMarked;
