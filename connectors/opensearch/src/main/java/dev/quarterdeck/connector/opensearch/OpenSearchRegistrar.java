package dev.quarterdeck.connector.opensearch;

import java.util.HashSet;
import java.util.List;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Makes a bean of each connection in the settings. */
class OpenSearchRegistrar implements BeanRegistrar {

    static final String SETTINGS = "quarterdeck.connectors.opensearch";

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        var names = new HashSet<String>();
        for (var settings : Binder.get(environment)
                .bind(SETTINGS, Bindable.listOf(OpenSearchSettings.class))
                .orElse(List.of())) {
            if (!names.add(settings.name())) {
                throw new IllegalArgumentException("%s: two are named '%s'".formatted(SETTINGS, settings.name()));
            }
            registry.registerBean(
                    "opensearch-" + settings.name(),
                    OpenSearchSource.class,
                    bean -> bean.supplier(_ -> OpenSearchSource.open(settings)));
        }
    }
}
