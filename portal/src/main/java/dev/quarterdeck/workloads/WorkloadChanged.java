package dev.quarterdeck.workloads;

import dev.quarterdeck.platform.EntityRef;

/** A cluster shows another state of a workload than before. */
public record WorkloadChanged(EntityRef component, String environment) {}
