package dev.quarterdeck.shop.inventory;

import dev.quarterdeck.shop.kit.test.FreshDatabase;
import dev.quarterdeck.shop.kit.test.HandTurnedClock;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/** The whole service on a database of its own, its upkeep run by the tests alone. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "INVENTORY_UPKEEP_SECONDS=86400")
@ContextConfiguration(initializers = FreshDatabase.class)
@Import({HandTurnedClock.class, Warehouse.class})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface InventoryTest {}
