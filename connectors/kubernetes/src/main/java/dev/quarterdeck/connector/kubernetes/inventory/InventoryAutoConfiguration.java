package dev.quarterdeck.connector.kubernetes.inventory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Gives the portal what is in each cluster of {@code quarterdeck.kubernetes}. */
@AutoConfiguration
@Import(InventoryRegistrar.class)
class InventoryAutoConfiguration {}
