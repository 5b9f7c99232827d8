package dev.quarterdeck.connector.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What to do next so that {@code wanted} replicas of the current revision run: at most one more than wanted at a time,
 * and never fewer ready than wanted if they were there before.
 *
 * @param start how many current replicas to start now
 * @param stop which ones to end now
 */
record RollingPlan(int start, List<Candidate> stop) {

    /** @param current whether it is of the revision that is wanted */
    record Candidate(String name, boolean current, boolean ready) {}

    private static final int SURGE = 1;

    /** @param replicas those that are not ending already, oldest first */
    static RollingPlan of(int wanted, List<Candidate> replicas) {
        var current = replicas.stream().filter(Candidate::current).toList();
        var old = replicas.stream().filter(candidate -> !candidate.current()).toList();
        var readyOld = old.stream().filter(Candidate::ready).toList();

        var stop = new ArrayList<Candidate>();
        // what serves nobody only takes the place of what will
        old.stream().filter(candidate -> !candidate.ready()).forEach(stop::add);
        current.stream()
                .sorted(Comparator.comparing(Candidate::ready))
                .limit(Math.max(0, current.size() - wanted))
                .forEach(stop::add);
        var available = readyOld.size()
                + current.stream()
                        .filter(Candidate::ready)
                        .filter(candidate -> !stop.contains(candidate))
                        .count();
        readyOld.stream().limit(Math.max(0, available - wanted)).forEach(stop::add);

        var missing = Math.max(0, wanted - current.size());
        var room = readyOld.isEmpty() ? missing : wanted + SURGE - readyOld.size() - current.size();
        return new RollingPlan(Math.clamp(room, 0, missing), List.copyOf(stop));
    }
}
