package dev.quarterdeck.shop.kit;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is running here, and where.
 *
 * @param version of the artifact, as its build wrote it into {@code service.properties}
 * @param commit the artifact was built from; {@code unknown} in a build by hand
 * @param environment dev, staging or production
 */
@ConfigurationProperties("service")
public record ServiceInfo(String name, String version, String commit, String environment) {

    public boolean inProduction() {
        return environment.equals("production");
    }
}
