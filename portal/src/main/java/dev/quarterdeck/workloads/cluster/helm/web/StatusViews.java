package dev.quarterdeck.workloads.cluster.helm.web;

import org.springframework.stereotype.Component;

/** Templates know it as {@code @helmStatuses}. */
@Component("helmStatuses")
public class StatusViews {

    public StatusView of(String status) {
        return StatusView.of(status);
    }
}
