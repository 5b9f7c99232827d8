package dev.quarterdeck.connector.kubernetes.job;

import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.env.Environment;

/** Lets jobs run on each connection in the settings. */
class JobRegistrar implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        KubernetesConnection.names(environment).forEach(name -> register(registry, name));
    }

    private static void register(BeanRegistry registry, String name) {
        registry.registerBean(
                "kubernetes-jobs-" + name,
                KubernetesJobs.class,
                bean -> bean.supplier(context -> new KubernetesJobs(
                        context.bean(KubernetesConnection.beanName(name), KubernetesConnection.class))));
    }
}
