package dev.quarterdeck;

import dev.quarterdeck.platform.database.EarlyDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class QuarterdeckApplication {

    public static void main(String[] arguments) {
        var application = new SpringApplication(QuarterdeckApplication.class);
        application.addInitializers(new EarlyDatabase());
        application.run(arguments);
    }
}
