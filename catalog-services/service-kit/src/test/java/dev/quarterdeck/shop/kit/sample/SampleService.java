package dev.quarterdeck.shop.kit.sample;

import dev.quarterdeck.shop.kit.NotFound;
import dev.quarterdeck.shop.kit.client.ServiceClients;
import dev.quarterdeck.shop.kit.health.HealthCheck;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication(proxyBeanMethods = false)
class SampleService {

    @RestController
    static class ThingController {

        private final ServiceClients clients;

        ThingController(ServiceClients clients) {
            this.clients = clients;
        }

        @GetMapping("/things/{id}")
        Map<String, String> show(@PathVariable String id) {
            return switch (id) {
                case "missing" -> throw new ThingNotFound(id);
                case "broken" -> throw new IllegalStateException("the password is hunter2");
                default -> Map.of("id", id);
            };
        }

        @GetMapping("/forwarded")
        String forward() {
            return clients.to("other").get().uri("/").retrieve().requiredBody(String.class);
        }
    }

    private static class ThingNotFound extends NotFound {

        private static final long serialVersionUID = 1L;

        ThingNotFound(String id) {
            super("There is no thing %s.".formatted(id));
        }
    }

    /** Fails on demand. */
    static class Engine implements HealthCheck {

        volatile boolean running = true;

        @Override
        public String component() {
            return "engine";
        }

        @Override
        public boolean required() {
            return true;
        }

        @Override
        public void run() {
            if (!running) {
                throw new IllegalStateException("stands still");
            }
        }
    }
}
