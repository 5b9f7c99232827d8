package dev.quarterdeck.identity.web;

import dev.quarterdeck.identity.People;
import dev.quarterdeck.identity.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Every page knows who looks at it, as {@code me}. */
@ControllerAdvice(annotations = Controller.class)
class SignedInPerson {

    private final People people;

    SignedInPerson(People people) {
        this.people = people;
    }

    @ModelAttribute("me")
    @Nullable
    Person me(@Nullable Principal principal, HttpServletRequest request) {
        if (principal == null || request.getRequestURI().startsWith("/api/")) {
            return null;
        }
        var person = people.get(principal.getName());
        // the page of an error has a model of its own, but the same request
        request.setAttribute("me", person);
        return person;
    }
}
