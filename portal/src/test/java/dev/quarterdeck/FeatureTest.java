package dev.quarterdeck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextCustomizerFactories;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * A test of façades, repositories and queries on a real PostgreSQL: jOOQ, transactions, JSON, {@link TestClock}, the
 * audit log and live updates, and what the test asks for by {@link #packages()} or {@code @Import}. No web, and no
 * scheduled work: a task is put into the table, and the test runs it when it wants to.
 *
 * <p>Each class has a database of its own, and each method finds it empty.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@SpringBootTest(classes = FeatureTestConfiguration.class, webEnvironment = WebEnvironment.NONE)
@ContextCustomizerFactories(FeatureTestCustomizerFactory.class)
@TestExecutionListeners(listeners = EmptyTables.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface FeatureTest {

    /** Packages below {@code dev.quarterdeck}, such as {@code "environments"}, whose components, web excepted, to add. */
    String[] packages() default {};
}
