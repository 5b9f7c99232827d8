package dev.quarterdeck.environments;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An environment that is to be.
 *
 * @param after the one that a release must have run in before; null for the first
 * @param autoscaling null if there are always as many replicas
 */
public record NewEnvironment(
        String name,
        @Nullable String after,
        String cluster,
        int replicas,
        boolean automatic,
        int approvalsRequired,
        Duration approvalExpiry,
        boolean production,
        @Nullable Autoscaling autoscaling) {

    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,38}[a-z0-9])?");
    private static final int MOST_REPLICAS = 100;
    private static final int MOST_APPROVALS = 10;

    public NewEnvironment {
        require(
                NAME.matcher(name).matches() && !name.equals("new"),
                "Name: small letters, digits and dashes, a letter first, at most 40; and not 'new'");
        require(replicas >= 1 && replicas <= MOST_REPLICAS, "Replicas: a number from 1 to %d".formatted(MOST_REPLICAS));
        require(
                approvalsRequired >= 0 && approvalsRequired <= MOST_APPROVALS,
                "Approvals: a number from 0 to %d".formatted(MOST_APPROVALS));
        require(
                !automatic || approvalsRequired == 0,
                "Approvals: what a release reaches by itself nobody is asked about");
        require(
                autoscaling == null || (autoscaling.most() > replicas && autoscaling.most() <= MOST_REPLICAS),
                "Most replicas: more than %d, the replicas there always are, and at most %d"
                        .formatted(replicas, MOST_REPLICAS));
        require(
                autoscaling == null || (autoscaling.cpuPercent() >= 1 && autoscaling.cpuPercent() <= 100),
                "Processor use: a number from 1 to 100");
        require(approvalExpiry.isPositive(), "A request waits: longer than nothing");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    Environment at(int position) {
        return new Environment(
                name,
                position,
                cluster,
                replicas,
                automatic,
                approvalsRequired,
                approvalExpiry,
                production,
                autoscaling);
    }
}
