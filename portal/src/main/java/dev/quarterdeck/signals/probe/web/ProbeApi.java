package dev.quarterdeck.signals.probe.web;

import dev.quarterdeck.platform.Page;
import dev.quarterdeck.platform.web.Problems;
import dev.quarterdeck.signals.probe.ProbeResult;
import dev.quarterdeck.signals.probe.ProbeStanding;
import dev.quarterdeck.signals.probe.Probes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/probes")
@Tag(name = "Probes")
class ProbeApi {

    private static final int RESULTS = 60;

    private final Probes probes;

    ProbeApi(Probes probes) {
        this.probes = probes;
    }

    /**
     * @param up null if it was never asked
     * @param upForDay share of the last day's answers that were as they should be
     * @param p95 of the last day's answers, in seconds
     * @param unasked why nothing newer is known; null if it was asked
     * @param through whoever asks for the portal; null if it asks itself
     */
    record Summary(
            String name,
            String component,
            String environment,
            String address,
            @Nullable Boolean up,
            @Nullable Instant since,
            @Nullable Double upForDay,
            @Nullable Double p95,
            @Nullable Instant tlsExpiresAt,
            @Nullable String unasked,
            @Nullable String through,
            @Nullable String module) {

        static Summary of(ProbeStanding standing) {
            var definition = standing.probe().definition();
            var last = standing.last();
            var p95 = standing.p95();
            return new Summary(
                    definition.name(),
                    definition.component().toString(),
                    definition.environment(),
                    definition.address().toString(),
                    last == null ? null : Boolean.valueOf(last.isUp()),
                    standing.since(),
                    standing.up(),
                    p95 == null ? null : Double.valueOf(p95.toNanos() / 1e9),
                    last == null ? null : last.tlsExpiresAt(),
                    standing.probe().unasked(),
                    definition.through() == null ? null : definition.through().toString(),
                    definition.module());
        }
    }

    /** @param seconds until the answer, or until there was none */
    record Answer(
            Instant at,
            double seconds,
            @Nullable Integer status,
            @Nullable Instant tlsExpiresAt,
            @Nullable String problem) {

        static Answer of(ProbeResult result) {
            return new Answer(
                    result.at(),
                    result.took().toNanos() / 1e9,
                    result.status(),
                    result.tlsExpiresAt(),
                    result.problem());
        }
    }

    /** @param answers the newest first */
    record Detail(Summary probe, List<Answer> answers) {}

    @GetMapping
    @Operation(summary = "Everything that is asked from outside, and whether it answers")
    Page<Summary> index() {
        return new Page<>(probes.all().stream().map(Summary::of).toList(), null);
    }

    @GetMapping("/{name}")
    @Operation(summary = "One probe with its last answers")
    Detail show(@PathVariable String name) {
        var standing = probes.get(name);
        return new Detail(
                Summary.of(standing),
                probes.results(standing.probe(), RESULTS).stream()
                        .map(Answer::of)
                        .toList());
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(summary = "Makes a probe; it is asked within seconds")
    ResponseEntity<?> create(@RequestBody ProbeForm form, Principal person) {
        var definition = form.definition();
        return probes.define(definition, person.getName())
                .<ResponseEntity<?>>map(Problems::conflict)
                .orElseGet(() -> ResponseEntity.created(URI.create("/api/v1/probes/" + definition.name()))
                        .body(show(definition.name())));
    }

    @DeleteMapping("/{name}")
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(summary = "Removes a probe, with what came of it")
    ResponseEntity<?> delete(@PathVariable String name, @RequestParam String reason, Principal person) {
        return probes.remove(name, reason, person.getName())
                .<ResponseEntity<?>>map(Problems::conflict)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
