package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.local.router.Router;

/**
 * What the replicas of one workload share.
 *
 * @param wake makes the workload's loop look again soon
 */
record Surroundings(Node node, Router router, EventLog events, Runnable wake) {}
