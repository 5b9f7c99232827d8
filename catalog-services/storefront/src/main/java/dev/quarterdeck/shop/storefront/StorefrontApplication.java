package dev.quarterdeck.shop.storefront;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class StorefrontApplication {

    static void main(String[] args) {
        SpringApplication.run(StorefrontApplication.class, args);
    }
}
