package dev.quarterdeck;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Gives the portal of {@link PortalTest}s a database and a data folder. */
class PortalTestCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> attributes) {
        return AnnotatedElementUtils.hasAnnotation(test, PortalTest.class) ? new Customizer() : null;
    }

    /** All are equal, so that the test framework starts one portal for all. */
    private record Customizer() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            var home = TestFolder.create();
            TestPropertyValues.of("quarterdeck.home=" + home.path()).applyTo(context);
            var beans = (GenericApplicationContext) context;
            beans.registerBean(TestFolder.class, () -> home);
            beans.registerBean(JdbcConnectionDetails.class, TestDatabase::create);
        }
    }
}
