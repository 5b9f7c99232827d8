package dev.quarterdeck.signals.dashboard.panel;

import java.util.ArrayList;
import java.util.List;

/** Puts panels elsewhere. A row that is left empty goes. */
public final class Layout {

    private Layout() {}

    /**
     * @param row from 0; any other stands for a new one at the end
     * @param title of a new row
     */
    public static Definition add(Definition definition, Panel panel, int row, String title) {
        var rows = new ArrayList<>(definition.rows());
        if (row < 0 || row >= rows.size()) {
            rows.add(new Row(title, List.of(panel)));
        } else {
            rows.set(row, with(rows.get(row), panel));
        }
        return definition.with(rows);
    }

    private static Row with(Row row, Panel panel) {
        var panels = new ArrayList<>(row.panels());
        panels.add(panel);
        return new Row(row.title(), panels);
    }

    /** The one with its id; at its place, unless it goes to another row. */
    public static Definition replace(Definition definition, Panel panel, int row, String title) {
        if (rowOf(definition, panel.head().id()) == row) {
            var rows = definition.rows().stream()
                    .map(one -> new Row(
                            one.title(),
                            one.panels().stream()
                                    .map(old ->
                                            old.head().id().equals(panel.head().id()) ? panel : old)
                                    .toList()))
                    .toList();
            return definition.with(rows);
        }
        return definition.with(full(
                add(definition.with(without(definition, panel.head().id())), panel, row, title)
                        .rows()));
    }

    /** -1 if there is none. */
    public static int rowOf(Definition definition, String id) {
        for (var row = 0; row < definition.rows().size(); row++) {
            if (definition.rows().get(row).panels().stream()
                    .anyMatch(panel -> panel.head().id().equals(id))) {
                return row;
            }
        }
        return -1;
    }

    public static Definition remove(Definition definition, String id) {
        return definition.with(full(without(definition, id)));
    }

    private static List<Row> without(Definition definition, String id) {
        return definition.rows().stream()
                .map(row -> new Row(
                        row.title(),
                        row.panels().stream()
                                .filter(panel -> !panel.head().id().equals(id))
                                .toList()))
                .toList();
    }

    private static List<Row> full(List<Row> rows) {
        return rows.stream().filter(row -> !row.panels().isEmpty()).toList();
    }

    /** By one place, over the edge of its row into the next one; the first and the last stay where they are. */
    public static Definition move(Definition definition, String id, boolean earlier) {
        var row = rowOf(definition, id);
        if (row < 0) {
            return definition;
        }
        var panels = new ArrayList<>(definition.rows().get(row).panels());
        var at = indexOf(panels, id);
        var to = earlier ? at - 1 : at + 1;
        if (to >= 0 && to < panels.size()) {
            panels.add(to, panels.remove(at));
            return definition.with(changed(definition.rows(), row, panels));
        }
        var other = earlier ? row - 1 : row + 1;
        if (other < 0 || other >= definition.rows().size()) {
            return definition;
        }
        var moved = panels.remove(at);
        var others = new ArrayList<>(definition.rows().get(other).panels());
        others.add(earlier ? others.size() : 0, moved);
        return definition.with(full(changed(changed(definition.rows(), row, panels), other, others)));
    }

    private static int indexOf(List<Panel> panels, String id) {
        return panels.stream().map(panel -> panel.head().id()).toList().indexOf(id);
    }

    private static List<Row> changed(List<Row> rows, int at, List<Panel> panels) {
        var changed = new ArrayList<>(rows);
        changed.set(at, new Row(rows.get(at).title(), panels));
        return changed;
    }

    /** Does nothing if there is no such row. */
    public static Definition rename(Definition definition, int row, String title) {
        if (row < 0 || row >= definition.rows().size()) {
            return definition;
        }
        var rows = new ArrayList<>(definition.rows());
        rows.set(row, new Row(title, rows.get(row).panels()));
        return definition.with(rows);
    }

    /** By one place; the first and the last stay where they are. */
    public static Definition moveRow(Definition definition, int row, boolean earlier) {
        var to = earlier ? row - 1 : row + 1;
        if (row < 0
                || row >= definition.rows().size()
                || to < 0
                || to >= definition.rows().size()) {
            return definition;
        }
        var rows = new ArrayList<>(definition.rows());
        rows.add(to, rows.remove(row));
        return definition.with(rows);
    }
}
