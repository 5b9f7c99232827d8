package dev.quarterdeck.identity;

import java.util.Locale;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

@Component
class AccountUserDetails implements UserDetailsService {

    private final AccountRepository accounts;

    AccountUserDetails(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Override
    public UserDetails loadUserByUsername(String typed) {
        var username = typed.strip().toLowerCase(Locale.ROOT);
        var credentials =
                accounts.credentials(username).orElseThrow(() -> new UsernameNotFoundException("unknown username"));
        var person = accounts.find(username).orElseThrow(() -> new UsernameNotFoundException("unknown username"));
        return User.withUsername(username)
                .password(credentials.passwordHash())
                .disabled(!credentials.enabled())
                .authorities(person.roles().stream().map(Role::authority).toArray(String[]::new))
                .build();
    }
}
