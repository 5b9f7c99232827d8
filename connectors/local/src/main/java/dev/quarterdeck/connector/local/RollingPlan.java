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

    /**
     * @param current whether it is of the revision that is wanted
     * @param served whether it was ready before, be it now or not
     */
    record Candidate(String name, boolean current, boolean ready, boolean served) {}

    private static final int SURGE = 1;

    /** @param replicas those that are not ending already, oldest first */
    static RollingPlan of(int wanted, List<Candidate> replicas) {
        var current = replicas.stream().filter(Candidate::current).toList();
        var old = replicas.stream()
                .filter(candidate -> !candidate.current() && candidate.served())
                .sorted(Comparator.comparing(Candidate::ready))
                .toList();
        var stop = new ArrayList<Candidate>();
        // what never served only takes the place of what will
        replicas.stream()
                .filter(candidate -> !candidate.current() && !candidate.served())
                .forEach(stop::add);
        current.stream()
                .sorted(Comparator.comparing(Candidate::ready))
                .limit(Math.max(0, current.size() - wanted))
                .forEach(stop::add);
        stop.addAll(superfluous(old, wanted - readyAmong(current, stop)));

        var missing = Math.max(0, wanted - current.size());
        var room = old.isEmpty() ? missing : wanted + SURGE - old.size() - current.size();
        return new RollingPlan(Math.clamp(room, 0, missing), List.copyOf(stop));
    }

    private static int readyAmong(List<Candidate> current, List<Candidate> stop) {
        return (int) current.stream()
                .filter(candidate -> candidate.ready() && !stop.contains(candidate))
                .count();
    }

    /**
     * The old ones that can go while {@code needed} ready ones stay. One that is not ready just now may be again before
     * the current ones are, so it goes only when it is not needed either.
     *
     * @param old those that are not ready first
     */
    private static List<Candidate> superfluous(List<Candidate> old, int needed) {
        var ready = (int) old.stream().filter(Candidate::ready).count();
        return ready < needed ? List.of() : old.subList(0, old.size() - Math.max(0, needed));
    }
}
