package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Facts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a person can have done to an object. */
public enum Verb {
    SCALE("scale"),
    RESTART("restart"),
    ROLL_BACK("roll-back"),
    PAUSE("pause"),
    RESUME("resume"),
    RUN_NOW("run"),
    DELETE("delete"),
    CORDON("cordon"),
    UNCORDON("uncordon"),
    DRAIN("drain");

    private final String word;

    Verb(String word) {
        this.word = word;
    }

    /** As it stands in addresses and in the audit log. */
    public String word() {
        return word;
    }

    /** Empty if there is no such word. */
    public static Optional<Verb> of(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word.equals(word)).findFirst();
    }

    /** Those that make sense for an object as it is; what can be undone by the other of a pair is not offered twice. */
    public static List<Verb> offered(ClusterObject object) {
        return switch (object.kind()) {
            case DEPLOYMENT -> List.of(SCALE, RESTART, ROLL_BACK, isPaused(object) ? RESUME : PAUSE);
            case STATEFUL_SET -> List.of(SCALE, RESTART, ROLL_BACK);
            case DAEMON_SET -> List.of(RESTART, ROLL_BACK);
            case CRON_JOB -> List.of(RUN_NOW, isPaused(object) ? RESUME : PAUSE);
            case POD -> List.of(DELETE);
            case NODE -> List.of(isCordoned(object) ? UNCORDON : CORDON, DRAIN);
            default -> List.of();
        };
    }

    private static boolean isPaused(ClusterObject object) {
        return object.facts() instanceof Facts.Runs runs && runs.paused();
    }

    private static boolean isCordoned(ClusterObject object) {
        return object.facts() instanceof Facts.Node node && node.cordoned();
    }
}
