package dev.quarterdeck.connector.kubernetes.inventory;

import static java.util.Objects.requireNonNullElse;

import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectEvent;
import dev.quarterdeck.connector.inventory.ObjectId;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The latest of what happened; a cluster itself forgets it within hours. */
final class EventStore implements ItemStore<Event> {

    private static final int MOST = 5_000;

    private final Map<String, ObjectEvent> events = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ObjectEvent> eldest) {
            return size() > MOST;
        }
    };
    private final Consumer<ObjectId> changed;

    EventStore(Consumer<ObjectId> changed) {
        this.changed = changed;
    }

    /** Newest first. */
    synchronized List<ObjectEvent> newest() {
        return events.values().stream()
                .sorted(Comparator.comparing(ObjectEvent::at).reversed())
                .toList();
    }

    @Override
    public String getKey(Event event) {
        return Cache.metaNamespaceKeyFunc(event);
    }

    @Override
    public @Nullable Event put(String key, Event event) {
        var read = read(event);
        synchronized (this) {
            events.remove(key);
            events.put(key, read);
        }
        Kind.ofWord(read.kind())
                .filter(kind -> kind.isNamespaced() != read.namespace().isEmpty())
                .ifPresent(kind -> changed.accept(new ObjectId(kind, read.namespace(), read.name())));
        return null;
    }

    private static ObjectEvent read(Event event) {
        var about = event.getInvolvedObject();
        var kind = ObjectReader.shared(requireNonNullElse(about.getKind(), ""));
        var source = event.getSource() == null ? null : event.getSource().getComponent();
        return new ObjectEvent(
                kind,
                // what is told of a node is kept in a namespace all the same
                Kind.ofWord(kind).map(Kind::isNamespaced).orElse(true)
                        ? ObjectReader.shared(requireNonNullElse(about.getNamespace(), ""))
                        : "",
                requireNonNullElse(about.getName(), ""),
                "Warning".equals(event.getType()),
                ObjectReader.shared(requireNonNullElse(event.getReason(), "")),
                requireNonNullElse(event.getMessage(), ""),
                count(event),
                at(event),
                ObjectReader.shared(
                        requireNonNullElse(source == null ? event.getReportingComponent() : source, "not said")));
    }

    private static int count(Event event) {
        if (event.getSeries() != null && event.getSeries().getCount() != null) {
            return event.getSeries().getCount();
        }
        return requireNonNullElse(event.getCount(), 1);
    }

    private static Instant at(Event event) {
        var series = event.getSeries() == null ? null : event.getSeries().getLastObservedTime();
        return Stream.of(
                        series == null ? "" : requireNonNullElse(series.getTime(), ""),
                        requireNonNullElse(event.getLastTimestamp(), ""),
                        event.getEventTime() == null
                                ? ""
                                : requireNonNullElse(event.getEventTime().getTime(), ""),
                        requireNonNullElse(event.getMetadata().getCreationTimestamp(), ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> ObjectReader.instant(text, Instant.EPOCH))
                .orElse(Instant.EPOCH);
    }

    /** What the cluster forgets, the portal still remembers until newer events take its place. */
    @Override
    public @Nullable Event remove(String key) {
        return null;
    }

    @Override
    public synchronized Stream<String> keySet() {
        return List.copyOf(events.keySet()).stream();
    }

    @Override
    public Stream<Event> values() {
        return keySet().map(EventStore::name);
    }

    @Override
    public synchronized @Nullable Event get(String key) {
        return events.containsKey(key) ? name(key) : null;
    }

    private static Event name(String key) {
        var slash = key.indexOf('/');
        return new EventBuilder()
                .withNewMetadata()
                .withNamespace(slash < 0 ? null : key.substring(0, slash))
                .withName(key.substring(slash + 1))
                .endMetadata()
                .build();
    }

    @Override
    public synchronized int size() {
        return events.size();
    }

    @Override
    public boolean isFullState() {
        return false;
    }
}
