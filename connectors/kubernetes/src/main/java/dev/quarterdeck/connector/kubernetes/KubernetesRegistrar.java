package dev.quarterdeck.connector.kubernetes;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Makes beans of each connection in the settings. */
class KubernetesRegistrar implements BeanRegistrar {

    static final String SETTINGS = "quarterdeck.kubernetes";

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        var home = environment.getProperty("quarterdeck.home");
        settings(environment)
                .forEach((name, settings) -> register(
                        registry, name, home == null ? settings : settings.withCopyIn(Path.of(home, "git", name))));
    }

    static Map<String, KubernetesSettings> settings(Environment environment) {
        return Binder.get(environment)
                .bind(SETTINGS, Bindable.mapOf(String.class, KubernetesSettings.class))
                .orElse(Map.of());
    }

    private static void register(BeanRegistry registry, String name, KubernetesSettings settings) {
        if (!name.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")) {
            throw new IllegalArgumentException(
                    "%s.%s: names are small letters, digits and dashes, at most 63".formatted(SETTINGS, name));
        }
        var connection = KubernetesConnection.beanName(name);
        var cluster = "kubernetes-cluster-" + name;
        registry.registerBean(
                connection,
                KubernetesConnection.class,
                bean -> bean.supplier(_ -> KubernetesConnection.open(name, settings)));
        registry.registerBean(
                cluster,
                KubernetesCluster.class,
                bean -> bean.supplier(
                        context -> KubernetesCluster.of(context.bean(connection, KubernetesConnection.class))));
        if (settings.git() != null) {
            registry.registerBean(
                    "kubernetes-git-" + name,
                    GitConnection.class,
                    bean -> bean.supplier(
                            context -> new GitConnection(name, context.bean(cluster, KubernetesCluster.class))));
        }
    }
}
