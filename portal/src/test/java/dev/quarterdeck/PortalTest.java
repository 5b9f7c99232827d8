package dev.quarterdeck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * A test of the whole portal over HTTP, behind its real security: a real server on a free port, real PostgreSQL, no
 * scheduled work. Talk to it with {@link Browser}, or as anybody you like with an {@code MockMvcTester}.
 *
 * <p>All such tests share one portal, because starting it takes seconds: each brings data of its own, by names that no
 * other uses.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@SpringBootTest(
        classes = QuarterdeckApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "db-scheduler.enabled=false")
@AutoConfigureMockMvc
@ContextCustomizerFactories(PortalTestCustomizerFactory.class)
public @interface PortalTest {}
