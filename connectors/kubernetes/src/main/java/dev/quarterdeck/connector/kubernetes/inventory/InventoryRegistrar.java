package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.env.Environment;

/** Makes an inventory for each connection in the settings. */
class InventoryRegistrar implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        KubernetesConnection.names(environment).forEach(name -> register(registry, name));
    }

    private static void register(BeanRegistry registry, String name) {
        registry.registerBean(
                "kubernetes-inventory-" + name,
                KubernetesInventory.class,
                bean -> bean.supplier(context -> KubernetesInventory.of(
                        context.bean(KubernetesConnection.beanName(name), KubernetesConnection.class))));
    }
}
