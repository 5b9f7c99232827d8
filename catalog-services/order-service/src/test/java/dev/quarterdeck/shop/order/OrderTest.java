package dev.quarterdeck.shop.order;

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

/** The whole service between stand-ins for its neighbours; its repair job is run by the tests alone. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"ORDERS_REPAIR_SECONDS=86400", "service.clients.read-timeout=3s"})
@ContextConfiguration(initializers = FreshDatabase.class)
@Import({HandTurnedClock.class, Neighbours.class})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface OrderTest {}
