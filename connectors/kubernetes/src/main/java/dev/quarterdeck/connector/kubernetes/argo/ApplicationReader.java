package dev.quarterdeck.connector.kubernetes.argo;

import dev.quarterdeck.connector.gitops.Application;
import dev.quarterdeck.connector.gitops.Application.Automation;
import dev.quarterdeck.connector.gitops.Application.Destination;
import dev.quarterdeck.connector.gitops.Application.Entry;
import dev.quarterdeck.connector.gitops.Application.Operation;
import dev.quarterdeck.connector.gitops.Application.Resource;
import dev.quarterdeck.connector.gitops.Application.Result;
import dev.quarterdeck.connector.gitops.Application.Source;
import dev.quarterdeck.connector.inventory.Inventory.Condition;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.kubernetes.health.ApplicationHealth;
import dev.quarterdeck.connector.kubernetes.health.Fields;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes from an Application what a page shows. Source of the fields: Argo CD's {@code v1alpha1} types. */
final class ApplicationReader {

    static final String REFRESH = "argocd.argoproj.io/refresh";

    /** What Argo CD calls the cluster that it runs on. */
    private static final Set<String> HERE = Set.of("https://kubernetes.default.svc", "in-cluster");

    /** A repository's address may have a password in it. */
    private static final Pattern USER = Pattern.compile("://[^/@]*@");

    private ApplicationReader() {}

    static Application read(ObjectId id, GenericKubernetesResource object) {
        var all = Fields.of(object);
        var spec = all.at("spec");
        var status = all.at("status");
        var destination = destination(spec.at("destination"));
        return new Application(
                id,
                spec.text("project", "default"),
                sources(spec).stream().map(ApplicationReader::source).toList(),
                destination,
                HERE.contains(destination.cluster()),
                status.at("sync").text("status", "Unknown"),
                revisions(status.at("sync")),
                ApplicationHealth.of(status),
                automation(spec),
                status.has("operationState") ? operation(status.at("operationState")) : null,
                all.has("operation"),
                object.getMetadata().getAnnotations() != null
                        && object.getMetadata().getAnnotations().containsKey(REFRESH),
                status.list("conditions").stream()
                        .map(one -> new Condition(
                                one.text("type", ""),
                                "True",
                                null,
                                one.text("message"),
                                at(one.text("lastTransitionTime"))))
                        .toList(),
                status.list("resources").stream()
                        .map(ApplicationReader::resource)
                        .sorted(Comparator.comparing(Resource::kind)
                                .thenComparing(Resource::namespace)
                                .thenComparing(Resource::name))
                        .toList(),
                status.list("history").stream()
                        .map(ApplicationReader::entry)
                        .sorted(Comparator.comparingLong(Entry::id).reversed())
                        .toList(),
                at(status.text("reconciledAt")));
    }

    /** Whichever of the two ways to say it is used. */
    static List<Fields> sources(Fields of) {
        return of.list("sources").isEmpty() && of.has("source") ? List.of(of.at("source")) : of.list("sources");
    }

    private static Source source(Fields source) {
        return new Source(
                USER.matcher(source.text("repoURL", "")).replaceAll("://"),
                source.text("path"),
                source.text("chart"),
                target(source));
    }

    /** As Argo CD has it where nobody says. */
    static String target(Fields source) {
        var target = source.text("targetRevision", "");
        return target.isEmpty() ? "HEAD" : target;
    }

    private static Destination destination(Fields destination) {
        var server = destination.text("server", "");
        return new Destination(
                server.isEmpty() ? destination.text("name", "not said") : server, destination.text("namespace", ""));
    }

    private static List<String> revisions(Fields of) {
        var one = of.text("revision", "");
        return of.words("revisions").isEmpty() ? (one.isEmpty() ? List.of() : List.of(one)) : of.words("revisions");
    }

    /** Null if nothing is synced by itself. */
    static @Nullable Automation automation(Fields spec) {
        var policy = spec.at("syncPolicy");
        var automated = policy.at("automated");
        return policy.has("automated") && !Boolean.FALSE.equals(automated.map().get("enabled"))
                ? new Automation(automated.flag("prune"), automated.flag("selfHeal"))
                : null;
    }

    private static Operation operation(Fields state) {
        var asked = state.at("operation");
        var sync = asked.at("sync");
        return new Operation(
                state.text("phase", "Running"),
                state.text("message", ""),
                by(asked.at("initiatedBy")),
                asked.list("info").stream()
                        .filter(info -> "Reason".equals(info.text("name")))
                        .map(info -> info.text("value", ""))
                        .findFirst()
                        .orElse(null),
                state.at("syncResult").text("revision", sync.text("revision", "")),
                sync.flag("dryRun"),
                state.text("startedAt", ""),
                at(state.text("startedAt")),
                at(state.text("finishedAt")),
                state.at("syncResult").list("resources").stream()
                        .map(one -> new Result(
                                one.text("kind", ""),
                                one.text("namespace", ""),
                                one.text("name", ""),
                                one.text("status", one.text("hookPhase", "")),
                                one.text("message", "")))
                        .toList());
    }

    private static @Nullable String by(Fields initiator) {
        var name = initiator.text("username", "");
        return name.isEmpty() || initiator.flag("automated") ? null : name;
    }

    private static Resource resource(Fields one) {
        return new Resource(
                one.text("group", ""),
                one.text("kind", ""),
                one.text("namespace", ""),
                one.text("name", ""),
                one.text("status", ""),
                one.has("health") ? ApplicationHealth.said(one.at("health")) : null,
                one.flag("requiresPruning"),
                one.flag("hook"));
    }

    private static Entry entry(Fields one) {
        return new Entry(one.number("id", 0), revisions(one), at(one.text("deployedAt")), by(one.at("initiatedBy")));
    }

    private static @Nullable Instant at(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
