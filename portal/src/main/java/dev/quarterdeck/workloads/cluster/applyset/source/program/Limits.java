package dev.quarterdeck.workloads.cluster.applyset.source.program;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/**
 * What a program may take.
 *
 * @param longest until it has ended
 * @param largest of what it writes
 */
public record Limits(Duration longest, DataSize largest) {}
