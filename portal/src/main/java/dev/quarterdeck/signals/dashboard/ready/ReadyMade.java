package dev.quarterdeck.signals.dashboard.ready;

import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.dashboard.panel.Definition;
import dev.quarterdeck.signals.dashboard.panel.Row;
import dev.quarterdeck.signals.dashboard.panel.Selection;
import dev.quarterdeck.signals.dashboard.panel.Variable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Dashboards of what there is: made up anew each time, so that they are never behind. Their names have a dot, which those
 * of dashboards that people make have not.
 */
@Component
public class ReadyMade {

    public static final String PLATFORM = "ready.platform";
    public static final String BUSINESS = "ready.business";

    private static final String ENVIRONMENT = "environment.";
    private static final String SYSTEM = "system.";
    private static final String DOMAIN = "domain.";

    /** Nobody's own. */
    private static final EntityRef OWNER = new EntityRef("group", EntityRef.DEFAULT_NAMESPACE, "everybody");

    private final Environments environments;
    private final OverviewQuery overviews;
    private final Platforms platforms;

    ReadyMade(Environments environments, OverviewQuery overviews, Platforms platforms) {
        this.environments = environments;
        this.overviews = overviews;
        this.platforms = platforms;
    }

    /** @param about what it shows, in a few words */
    public record Offered(String name, String title, String about) {}

    public List<Offered> all() {
        var general = Stream.of(
                new Offered(PLATFORM, "Platform overview", "everything that runs, worst first"),
                new Offered(BUSINESS, "Business", "orders, revenue, conversion, payments, deliveries"));
        var places = environments.inOrder().stream()
                .map(one -> new Offered(ENVIRONMENT + one.name(), "Environment " + one.name(), "everything in it"));
        var whole = overviews.all("domain").stream()
                .map(one -> new Offered(
                        nameOf(DOMAIN, one.ref()),
                        "Platform " + one.title(),
                        one.description() == null ? "its systems" : one.description()));
        var all = overviews.all("system").stream()
                .map(one -> new Offered(
                        nameOf(SYSTEM, one.ref()),
                        "System " + one.title(),
                        one.description() == null ? "its components" : one.description()));
        return Stream.of(general, places, whole, all).flatMap(some -> some).toList();
    }

    /** Of which there are ready-made ones. */
    public List<EntityRef> systems() {
        return overviews.all("system").stream()
                .map(OverviewQuery.Described::ref)
                .toList();
    }

    private static String nameOf(String kind, EntityRef ref) {
        return "%s%s.%s".formatted(kind, ref.namespace(), ref.name());
    }

    /** Whether a name could be that of one. */
    public static boolean isName(String name) {
        return name.contains(".");
    }

    /** Empty if it is no name of one, or of what it is of there is nothing. */
    public Optional<Definition> find(String name) {
        if (name.equals(PLATFORM)) {
            return Optional.of(dashboard(
                    name,
                    "Platform overview",
                    "Everything that runs in an environment. The limits are those of the platforms: 0.1 % errors, p95 of 300 ms for"
                            + " merchants and 500 ms for guests.",
                    usualEnvironment(),
                    Golden.rows(Selection.in("$environment"))));
        }
        if (name.equals(BUSINESS)) {
            return Optional.of(dashboard(
                    name,
                    "Business",
                    "What customers do, on one time axis with how the software does.",
                    usualEnvironment(),
                    Business.rows()));
        }
        if (name.startsWith(ENVIRONMENT)) {
            return ofEnvironment(name, name.substring(ENVIRONMENT.length()));
        }
        if (name.startsWith(DOMAIN)) {
            return ofDomain(name, name.substring(DOMAIN.length()));
        }
        return name.startsWith(SYSTEM) ? ofSystem(name, name.substring(SYSTEM.length())) : Optional.empty();
    }

    private Optional<Definition> ofEnvironment(String name, String environment) {
        return environments.inOrder().stream()
                .filter(one -> one.name().equals(environment))
                .findFirst()
                .map(one -> dashboard(
                        name,
                        "Environment " + environment,
                        "Everything that runs in it.",
                        null,
                        Golden.rows(Selection.in(environment))));
    }

    private static Optional<EntityRef> ref(String kind, String rest) {
        var dot = rest.indexOf('.');
        return dot < 1 || dot == rest.length() - 1
                ? Optional.empty()
                : Optional.of(new EntityRef(kind, rest.substring(0, dot), rest.substring(dot + 1)));
    }

    private Optional<Definition> ofDomain(String name, String rest) {
        return ref("domain", rest)
                .flatMap(overviews::find)
                .map(one -> dashboard(
                        name,
                        "Platform " + one.title(),
                        one.description(),
                        usualEnvironment(),
                        platforms.rows(one.ref(), "$environment")));
    }

    private Optional<Definition> ofSystem(String name, String rest) {
        return ref("system", rest)
                .flatMap(overviews::find)
                .map(one -> dashboard(
                        name,
                        "System " + one.title(),
                        one.description(),
                        usualEnvironment(),
                        Golden.rows(Selection.ofSystem(one.ref().toString(), "$environment"))));
    }

    /** Where customers are. */
    private String usualEnvironment() {
        return environments.inOrder().stream()
                .reduce((_, last) -> last)
                .map(Environment::name)
                .orElse("");
    }

    /** @param environment that is usual; null without a choice of one */
    private static Definition dashboard(
            String name, String title, @Nullable String description, @Nullable String environment, List<Row> rows) {
        return new Definition(
                name,
                title,
                description,
                OWNER,
                "3h",
                Duration.ofSeconds(30),
                environment == null ? List.of() : List.of(Variable.environment(environment)),
                rows);
    }
}
