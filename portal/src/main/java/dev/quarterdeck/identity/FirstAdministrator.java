package dev.quarterdeck.identity;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets somebody into a portal that has no accounts yet. Comes after everything that may bring accounts of its own. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class FirstAdministrator implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;

    FirstAdministrator(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (accounts.any()) {
            return;
        }
        var password = accounts.newPassword();
        var admin = new Person("admin", "Administrator", List.of(Role.ADMIN), List.of());
        if (accounts.create(admin, password, "system:identity")) {
            log.warn(
                    "The first account is 'admin' with the password {} (shown only now; change it under Account)",
                    password);
        }
    }
}
