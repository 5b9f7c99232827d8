package dev.quarterdeck.signals.log.web;

import dev.quarterdeck.signals.log.pod.PodLog;
import dev.quarterdeck.signals.log.pod.PodLogs;
import dev.quarterdeck.workloads.cluster.ObjectDetails;
import dev.quarterdeck.workloads.cluster.web.ObjectPath;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/clusters/{cluster}/objects/{kind}/{namespace}/{name}/logs")
@Tag(name = "Clusters")
class PodLogApi {

    private final ObjectDetails objects;
    private final PodLogs logs;

    PodLogApi(ObjectDetails objects, PodLogs logs) {
        this.objects = objects;
        this.logs = logs;
    }

    /**
     * @param lines the newest, the oldest of them first; their replicas are pods, or
     *     pod/container where a pod has several
     * @param looked how many were read to find them
     * @param missing of which containers nothing could be read, and why
     * @param left how many containers were not asked, since there are so many
     * @param silence why the cluster said nothing at all; null if it did
     */
    record Answer(
            List<LogApi.Line> lines,
            int looked,
            List<String> missing,
            int left,
            @Nullable String silence) {

        static Answer of(PodLog log) {
            return new Answer(
                    log.entries().stream().map(LogApi.Line::of).toList(),
                    log.looked(),
                    log.missing(),
                    log.left(),
                    log.silence());
        }
    }

    @GetMapping
    @Operation(
            summary = "What the pods of an object wrote last, as one stream",
            description = "Of each container the newest 500 lines are read, and the newest 1,000 that fit are given."
                    + " 'previous': of the runs before these, as after a crash.")
    Answer show(
            @PathVariable String cluster,
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @ParameterObject PodLogRequest request) {
        var detail = objects.remembered(cluster, ObjectPath.id(kind, namespace, name));
        return Answer.of(logs.of(detail, request.filter()));
    }
}
