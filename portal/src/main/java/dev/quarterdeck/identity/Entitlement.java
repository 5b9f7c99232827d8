package dev.quarterdeck.identity;

import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * What only some may do, so that a page can say to the others why not, and who can.
 *
 * @param needs what those lack who may not, as a sentence
 */
public record Entitlement(String needs, Set<Role> roles) {

    public static final Entitlement CHANGE =
            new Entitlement("Needs the role engineer.", Set.of(Role.ENGINEER, Role.ADMIN));
    public static final Entitlement DECIDE =
            new Entitlement("Needs the role approver.", Set.of(Role.APPROVER, Role.ADMIN));
    public static final Entitlement GO_BACK =
            new Entitlement("Needs the role engineer or approver.", Set.of(Role.ENGINEER, Role.APPROVER, Role.ADMIN));

    public Entitlement {
        roles = Set.copyOf(roles);
    }

    public boolean heldBy(@Nullable Principal principal) {
        return principal instanceof Authentication user
                && user.getAuthorities().stream()
                        .anyMatch(granted ->
                                roles.stream().anyMatch(role -> role.authority().equals(granted.getAuthority())));
    }

    /** Null if {@code principal} may; otherwise what they lack, as a sentence. */
    public @Nullable String lackedBy(@Nullable Principal principal) {
        return heldBy(principal) ? null : needs;
    }
}
