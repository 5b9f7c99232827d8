/** Deployments and roll backs as pages, and where a component runs on its entity page. */
@NullMarked
package dev.quarterdeck.delivery.rollout.web;

import org.jspecify.annotations.NullMarked;
