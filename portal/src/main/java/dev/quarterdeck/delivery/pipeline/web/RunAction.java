package dev.quarterdeck.delivery.pipeline.web;

import dev.quarterdeck.catalog.EntityPanel;
import dev.quarterdeck.catalog.Panel;
import dev.quarterdeck.catalog.Panel.Placement;
import dev.quarterdeck.delivery.pipeline.PipelineSourceQuery;
import dev.quarterdeck.platform.EntityRef;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The button that starts a run, on the page of a component that has a repository. */
@Component
class RunAction implements EntityPanel {

    private final PipelineSourceQuery sources;

    RunAction(PipelineSourceQuery sources) {
        this.sources = sources;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Panel> panelsFor(EntityRef entity, Principal user) {
        if (!entity.kind().equals("component")) {
            return List.of();
        }
        return sources
                .find(entity)
                .filter(source -> source.repository() != null)
                .map(source -> new Panel("run/panel", "start", Model.of(entity), Placement.ACTIONS))
                .stream()
                .toList();
    }

    /** @param requestKey makes pressing the button twice start one run */
    record Model(EntityRef component, String requestKey) {

        static Model of(EntityRef component) {
            return new Model(component, UUID.randomUUID().toString());
        }
    }
}
