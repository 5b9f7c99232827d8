package dev.quarterdeck.signals.dashboard.panel;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One field of a dashboard. */
public sealed interface Panel {

    int MOST_QUERIES = 10;

    Head head();

    /** What it asks, in the order in which it shows it. */
    List<Query> queries();

    /** The same under another id. */
    Panel withId(String id);

    default Head renamed(String id) {
        return new Head(id, head().title(), head().span(), head().note());
    }

    /** Texts in which variables may stand. */
    default Stream<String> texts() {
        return Stream.concat(Stream.of(head().title()), queries().stream().flatMap(Query::texts));
    }

    /** @param stacked lines on top of one another, to be read as parts of a whole */
    record TimeSeries(Head head, List<Query> queries, Unit unit, List<Threshold> thresholds, boolean stacked)
            implements Panel {

        public TimeSeries {
            queries = asked(queries);
            thresholds = List.copyOf(thresholds);
        }

        @Override
        public Panel withId(String id) {
            return new TimeSeries(renamed(id), queries, unit, thresholds, stacked);
        }
    }

    /** One number of the whole time, and how it went. */
    record Stat(Head head, Query query, Unit unit, List<Threshold> thresholds) implements Panel {

        public Stat {
            thresholds = List.copyOf(thresholds);
        }

        @Override
        public List<Query> queries() {
            return List.of(query);
        }

        @Override
        public Panel withId(String id) {
            return new Stat(renamed(id), query, unit, thresholds);
        }
    }

    record Column(String title, Query query, Unit unit, List<Threshold> thresholds) {

        public Column {
            thresholds = List.copyOf(thresholds);
        }
    }

    /**
     * Numbers of the whole time: a row for each line that the columns' queries answer.
     *
     * @param sort the column by which rows are ordered, from 0; null for worst first by thresholds, then by the first column
     * @param ascending smallest first
     */
    record Table(Head head, List<Column> columns, @Nullable Integer sort, boolean ascending) implements Panel {

        public Table {
            columns = List.copyOf(columns);
            asked(columns.stream().map(Column::query).toList());
            if (columns.stream()
                    .anyMatch(column -> column.query() instanceof Query.Own own && own.by() == Query.By.NOTHING)) {
                throw new IllegalArgumentException("columns: say by what there are rows, such as by: component");
            }
            if (sort != null && (sort < 0 || sort >= columns.size())) {
                throw new IllegalArgumentException("sort: there is no column %d".formatted(sort + 1));
            }
        }

        @Override
        public List<Query> queries() {
            return columns.stream().map(Column::query).toList();
        }

        @Override
        public Panel withId(String id) {
            return new Table(renamed(id), columns, sort, ascending);
        }
    }

    /** How many requests took how long, over time. */
    record HeatMap(Head head, Query query) implements Panel {

        @Override
        public List<Query> queries() {
            return List.of(query);
        }

        @Override
        public Panel withId(String id) {
            return new HeatMap(renamed(id), query);
        }
    }

    /**
     * The lines with the highest, or lowest, numbers of the whole time.
     *
     * @param limit how many are shown
     */
    record TopList(Head head, Query query, Unit unit, List<Threshold> thresholds, int limit, boolean lowest)
            implements Panel {

        public TopList {
            thresholds = List.copyOf(thresholds);
            if (limit < 1 || limit > 50) {
                throw new IllegalArgumentException("limit: from 1 to 50, not %d".formatted(limit));
            }
        }

        @Override
        public List<Query> queries() {
            return List.of(query);
        }

        @Override
        public Panel withId(String id) {
            return new TopList(renamed(id), query, unit, thresholds, limit, lowest);
        }
    }

    record Markdown(Head head, String text) implements Panel {

        public Markdown {
            if (text.isBlank() || text.length() > 20_000) {
                throw new IllegalArgumentException("text: give one of at most 20,000 characters");
            }
        }

        @Override
        public List<Query> queries() {
            return List.of();
        }

        @Override
        public Panel withId(String id) {
            return new Markdown(renamed(id), text);
        }
    }

    private static List<Query> asked(List<Query> queries) {
        if (queries.isEmpty() || queries.size() > MOST_QUERIES) {
            throw new IllegalArgumentException(
                    "Ask from 1 to %d queries, not %d".formatted(MOST_QUERIES, queries.size()));
        }
        return List.copyOf(queries);
    }
}
