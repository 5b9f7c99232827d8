package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.SourceUnavailable;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up what the portal applied itself before others did: as long as it has a hand in a field too, the field stays when
 * Git no longer has it.
 */
final class Handover {

    private static final Logger log = LoggerFactory.getLogger(Handover.class);
    private static final String APPLY = "Apply";

    private final Writer writer;

    Handover(Writer writer) {
        this.writer = writer;
    }

    /** Does nothing unless somebody else has applied all of it on the server. */
    void giveUp(HasMetadata there) {
        if (!isApplied(there, true) || !isApplied(there, false)) {
            return;
        }
        try {
            writer.applyAs(
                    Writer.MANAGER,
                    new GenericKubernetesResourceBuilder()
                            .withApiVersion(there.getApiVersion())
                            .withKind(there.getKind())
                            .withNewMetadata()
                            .withName(there.getMetadata().getName())
                            .withNamespace(there.getMetadata().getNamespace())
                            .endMetadata()
                            .build());
            log.info("{} is left to whoever applies it from Git", Writer.name(there));
        } catch (SourceUnavailable | IllegalArgumentException e) {
            log.debug("{} could not be left to others yet", Writer.name(there), e);
        }
    }

    private static boolean isApplied(HasMetadata object, boolean byThePortal) {
        return object.getMetadata().getManagedFields().stream()
                .anyMatch(entry -> APPLY.equals(entry.getOperation())
                        && Objects.requireNonNullElse(entry.getSubresource(), "")
                                .isEmpty()
                        && byThePortal == Writer.MANAGER.equals(entry.getManager())
                        && !String.valueOf(entry.getManager()).equals(Tracks.RESTARTS)
                        && entry.getFieldsV1() != null
                        && entry.getFieldsV1().getAdditionalProperties().containsKey("f:spec"));
    }
}
