package dev.quarterdeck.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who is who. */
@Component
public class People {

    private final AccountRepository accounts;

    People(AccountRepository accounts) {
        this.accounts = accounts;
    }

    /** Whoever has no account, such as a part of the portal, is called by their username. */
    public Person get(String username) {
        return accounts.find(username).orElseGet(() -> new Person(username, username, List.of(), List.of()));
    }

    /** By username; those without an account are not in it. */
    public Map<String, Person> get(Collection<String> usernames) {
        return accounts.find(usernames).stream().collect(Collectors.toMap(Person::username, Function.identity()));
    }

    public List<Person> withRole(Role role) {
        return accounts.withRole(role);
    }

    public List<Person> all() {
        return accounts.all();
    }
}
