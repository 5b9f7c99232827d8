package dev.quarterdeck.catalog;

import java.security.Principal;
import java.util.List;

/**
 * What another part of the portal adds to the page of an entity. Each bean of this type is asked once for every such
 * page, so it should answer with few statements, and with none for entities that do not concern it.
 */
public interface EntityPanel {

    /** Panels of one placement stand in this order, lowest first. */
    int order();

    /** Empty if there is nothing to add to this entity's page. */
    List<Panel> panelsFor(CatalogEntry entry, Principal user);
}
