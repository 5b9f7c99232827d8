package dev.quarterdeck.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is who. */
@Component
public class People {

    private final AccountRepository accounts;

    People(AccountRepository accounts) {
        this.accounts = accounts;
    }

    /** Whoever has no account, such as a part of the portal, is called by their username. */
    @Transactional(readOnly = true)
    public Person get(String username) {
        return accounts.find(username).orElseGet(() -> new Person(username, username, List.of(), List.of()));
    }

    /** By username; those without an account are not in it. */
    @Transactional(readOnly = true)
    public Map<String, Person> get(Collection<String> usernames) {
        return accounts.find(usernames).stream().collect(Collectors.toMap(Person::username, Function.identity()));
    }

    @Transactional(readOnly = true)
    public List<Person> withRole(Role role) {
        return accounts.withRole(role);
    }

    @Transactional(readOnly = true)
    public List<Person> all() {
        return accounts.all();
    }
}
