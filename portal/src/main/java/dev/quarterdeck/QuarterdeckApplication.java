package dev.quarterdeck;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class QuarterdeckApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(QuarterdeckApplication.class, arguments);
    }
}
