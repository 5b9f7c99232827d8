package dev.quarterdeck.signals.dashboard.panel;

import java.util.List;

/**
 * Panels side by side, on more than one line if they are too wide together.
 *
 * @param title empty for none
 */
public record Row(String title, List<Panel> panels) {

    public Row {
        title = title.strip();
        panels = List.copyOf(panels);
    }
}
