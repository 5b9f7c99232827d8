package dev.quarterdeck.identity;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import java.security.SecureRandom;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who can sign in. */
@Component
public class Accounts {

    public static final int SHORTEST_PASSWORD = 12;

    /** Without the letters and digits that people take for one another. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private final AccountRepository accounts;
    private final PasswordEncoder passwords;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();

    Accounts(AccountRepository accounts, PasswordEncoder passwords, AuditLog audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public boolean any() {
        return accounts.any();
    }

    /** False if the username is taken; that account then stays as it is. */
    @Transactional
    public boolean create(Person person, String password, String actor) {
        var created = accounts.insertIfMissing(person, passwords.encode(password));
        if (created) {
            var roles = person.roles().stream().map(Role::key).collect(Collectors.joining(", "));
            audit.record(new AuditEntry(
                    actor, "account.created", "accounts/" + person.username(), null, null, Map.of("roles", roles)));
        }
        return created;
    }

    /** False if {@code current} is not the password now, which changes nothing. */
    @Transactional
    public boolean changePassword(String username, String current, String next) {
        var matches = accounts.credentials(username)
                .filter(credentials -> passwords.matches(current, credentials.passwordHash()))
                .isPresent();
        if (matches) {
            accounts.changePassword(username, passwords.encode(next));
            audit.record(new AuditEntry(username, "password.changed", "accounts/" + username, null, null, Map.of()));
        }
        return matches;
    }

    /** A password for a person to type: about 89 bits, in groups of six. */
    public String newPassword() {
        return random.ints(18, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining())
                .replaceAll("(.{6})(?=.)", "$1-");
    }
}
