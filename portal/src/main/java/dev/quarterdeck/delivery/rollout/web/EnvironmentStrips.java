package dev.quarterdeck.delivery.rollout.web;

import dev.quarterdeck.connector.cluster.ReplicaState;
import dev.quarterdeck.connector.cluster.ReplicaStatus;
import dev.quarterdeck.delivery.rollout.web.PlaceQuery.Row;
import dev.quarterdeck.delivery.rollout.web.PlaceView.Next;
import dev.quarterdeck.platform.EntityRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Says of each environment what runs there, how it is, and what could be done next. */
@Component
public class EnvironmentStrips {

    private static final TypeReference<List<ReplicaStatus>> REPLICAS = new TypeReference<>() {};
    private static final Set<String> UNDER_WAY =
            Set.of("requested", "waiting", "progressing", "verifying", "rolling-back");

    private final PlaceQuery places;
    private final JsonMapper json;

    EnvironmentStrips(PlaceQuery places, JsonMapper json) {
        this.places = places;
        this.json = json;
    }

    public EnvironmentStrip strip(EntityRef component) {
        var views = new ArrayList<PlaceView>();
        Row before = null;
        for (var row : places.placesOf(component)) {
            views.add(view(row, before));
            before = row;
        }
        return new EnvironmentStrip(component, views);
    }

    private PlaceView view(Row row, @Nullable Row before) {
        List<ReplicaStatus> replicas = row.observed() == null ? List.of() : json.readValue(row.observed(), REPLICAS);
        var ready = (int) replicas.stream()
                .filter(replica -> replica.state() == ReplicaState.READY)
                .count();
        var arriving = arriving(row);
        return new PlaceView(
                row.environment(),
                row.cluster(),
                row.production(),
                row.release(),
                row.version(),
                arriving,
                row.deployment(),
                health(row, arriving, ready),
                replicas.stream()
                        .map(replica -> replica.state() == ReplicaState.READY ? "" : "is-down")
                        .toList(),
                ready,
                row.wanted(),
                row.since(),
                row.requestedBy(),
                next(row, before, arriving),
                row.mayRollBack());
    }

    private static @Nullable String arriving(Row row) {
        return row.state() != null && UNDER_WAY.contains(row.state()) ? row.deployedVersion() : null;
    }

    private static DeploymentView health(Row row, @Nullable String arriving, int ready) {
        if (row.version() == null) {
            return new DeploymentView("is-mute", "ti-circle-dashed", "Not deployed");
        }
        if (arriving != null) {
            return new DeploymentView("is-busy", "ti-progress", "Rolling out");
        }
        if (row.stalled() != null) {
            return new DeploymentView("is-fail", "ti-circle-x", "Failing");
        }
        if (ready >= row.wanted()) {
            return new DeploymentView("is-ok", "ti-circle-check", "Healthy");
        }
        return ready == 0
                ? new DeploymentView("is-busy", "ti-progress", "Starting")
                : new DeploymentView("is-warn", "ti-alert-triangle", "Degraded");
    }

    private static @Nullable Next next(Row row, @Nullable Row before, @Nullable String arriving) {
        if (arriving != null) {
            return new Next("Watch rollout", "/deployments/" + row.deployment());
        }
        if (row.promotion() != null) {
            return new Next("See request", "/promotions/" + row.promotion());
        }
        if (before != null
                && before.release() != null
                && arriving(before) == null
                && !before.release().equals(row.release())) {
            var path = "/promotions/new?release=%d&environment=%s".formatted(before.release(), row.environment());
            return new Next(
                    row.approvalsRequired() > 0 ? "Request " + row.environment() : "Promote to " + row.environment(),
                    path);
        }
        return row.deployment() == null ? null : new Next("Last deployment", "/deployments/" + row.deployment());
    }
}
