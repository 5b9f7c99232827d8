package dev.quarterdeck.identity.web;

import dev.quarterdeck.identity.People;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.identity.Role;
import dev.quarterdeck.platform.web.ErrorPage;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.ExpressionAuthorizationDecision;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Says to whoever may not do something which role it takes, and who has it. */
@ControllerAdvice(annotations = Controller.class)
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class Refusals {

    private static final int NAMES = 5;
    private static final Pattern QUOTED = Pattern.compile("'([A-Z]+)'");

    private final People people;

    Refusals(People people) {
        this.people = people;
    }

    @ExceptionHandler
    ModelAndView on(AuthorizationDeniedException refused) {
        var roles = rolesFor(refused);
        var words = roles.stream().map(Role::key).collect(Collectors.joining(" or "));
        var explanation = roles.isEmpty()
                ? "Your roles do not allow it, and nothing was changed."
                : "It takes the role %s, which you do not have. Nothing was changed.".formatted(words);
        var who = roles.stream()
                .flatMap(role -> people.withRole(role).stream())
                .map(Person::displayName)
                .distinct()
                .limit(NAMES)
                .toList();
        return new ErrorPage(HttpStatus.FORBIDDEN, "You may not do this", explanation, who, null).view();
    }

    /** As named in {@code @PreAuthorize("hasAnyRole('ENGINEER','ADMIN')")}. */
    private static List<Role> rolesFor(AuthorizationDeniedException refused) {
        if (refused.getAuthorizationResult() instanceof ExpressionAuthorizationDecision decision) {
            return QUOTED.matcher(decision.getExpression().getExpressionString())
                    .results()
                    .map(Refusals::role)
                    .toList();
        }
        return List.of();
    }

    private static Role role(MatchResult name) {
        return Role.valueOf(name.group(1).toUpperCase(Locale.ROOT));
    }
}
