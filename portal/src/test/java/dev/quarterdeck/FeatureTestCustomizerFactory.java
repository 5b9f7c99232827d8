package dev.quarterdeck;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Gives each class that is a {@link FeatureTest} a context, a database and a data folder of its own. */
class FeatureTestCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> attributes) {
        var annotation = AnnotatedElementUtils.findMergedAnnotation(test, FeatureTest.class);
        return annotation == null ? null : new Customizer(test, List.of(annotation.packages()));
    }

    /** Pages and what only they need. */
    private static final Pattern WEB = Pattern.compile(".*\\.web\\..*");

    private record Customizer(Class<?> test, List<String> packages) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            var home = TestFolder.create();
            TestPropertyValues.of(
                            "quarterdeck.home=" + home.path(),
                            "spring.datasource.hikari.maximum-pool-size=12",
                            "spring.datasource.hikari.minimum-idle=1")
                    .applyTo(context);
            var beans = (GenericApplicationContext) context;
            beans.registerBean(TestFolder.class, () -> home);
            beans.registerBean(JdbcConnectionDetails.class, TestDatabase::create);
            var scanner = new ClassPathBeanDefinitionScanner(beans);
            scanner.addExcludeFilter(new RegexPatternTypeFilter(WEB));
            scanner.scan("dev.quarterdeck.audit", "dev.quarterdeck.platform.secret");
            packages.forEach(name -> scanner.scan("dev.quarterdeck." + name));
        }
    }
}
