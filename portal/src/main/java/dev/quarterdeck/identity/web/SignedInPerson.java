package dev.quarterdeck.identity.web;

import dev.quarterdeck.identity.People;
import dev.quarterdeck.identity.Person;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** Every page knows who looks at it, as {@code me}. */
@ControllerAdvice(annotations = Controller.class)
class SignedInPerson {

    private final People people;

    SignedInPerson(People people) {
        this.people = people;
    }

    @ModelAttribute("me")
    @Nullable
    Person me(HttpServletRequest request) {
        var who = isForPage(request) ? request.getUserPrincipal() : null;
        if (who == null) {
            return null;
        }
        var person = people.get(who.getName());
        // the page of an error has a model of its own, but the same request
        request.setAttribute("me", person);
        return person;
    }

    /** Programs need no page, and those that ask whether the portal lives need an answer also without a database. */
    private static boolean isForPage(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod handler
                && !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), RestController.class);
    }
}
