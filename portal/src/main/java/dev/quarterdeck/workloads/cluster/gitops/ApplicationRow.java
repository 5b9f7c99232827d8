package dev.quarterdeck.workloads.cluster.gitops;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Facts;

/** An Application in a list. */
public record ApplicationRow(ClusterObject object, Facts.Application facts) {}
