package dev.quarterdeck.identity;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody with an account.
 *
 * @param teams names of catalog groups
 */
public record Person(String username, String displayName, List<Role> roles, List<String> teams) {

    public Person {
        roles = List.copyOf(roles);
        teams = List.copyOf(teams);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Two letters to stand for the person. */
    public String initials() {
        return Stream.of(displayName.split("\\s+"))
                .limit(2)
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
