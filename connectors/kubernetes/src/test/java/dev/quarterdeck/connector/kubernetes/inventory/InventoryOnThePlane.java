package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.kubernetes.KubeletStandIn;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Gives a class of tests an inventory of the real control plane, which may do everything there. */
abstract class InventoryOnThePlane {

    private static KubeletStandIn kubelet;
    static OneInventory there;

    @BeforeAll
    static void start() throws Exception {
        var plane = RealControlPlane.shared();
        kubelet = KubeletStandIn.saying(plane);
        there = new OneInventory(plane, RealControlPlane.ADMIN).read();
    }

    @AfterAll
    static void stop() {
        if (there != null) {
            there.close();
            kubelet.close();
        }
    }
}
