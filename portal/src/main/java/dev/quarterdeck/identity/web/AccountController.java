package dev.quarterdeck.identity.web;

import dev.quarterdeck.identity.Accounts;
import dev.quarterdeck.identity.People;
import dev.quarterdeck.identity.session.OpenSessions;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
class AccountController {

    private final People people;
    private final Accounts accounts;
    private final OpenSessions sessions;

    AccountController(People people, Accounts accounts, OpenSessions sessions) {
        this.people = people;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping("/account")
    String show(Principal principal, Model model) {
        model.addAttribute("person", people.get(principal.getName()));
        model.addAttribute("shortest", Accounts.SHORTEST_PASSWORD);
        return "identity/account";
    }

    @PostMapping("/account/password")
    String update(
            @RequestParam String current,
            @RequestParam String next,
            Principal principal,
            HttpSession session,
            RedirectAttributes redirect) {
        if (next.length() < Accounts.SHORTEST_PASSWORD) {
            redirect.addFlashAttribute(
                    "refusal", "The new password needs at least %d characters.".formatted(Accounts.SHORTEST_PASSWORD));
        } else if (!accounts.changePassword(principal.getName(), current, next)) {
            redirect.addFlashAttribute("refusal", "The current password is not right.");
        } else {
            // whoever changes a password may do so because somebody else knows it
            sessions.endOthers(principal.getName(), session.getId());
            redirect.addFlashAttribute("done", "Your password is changed, and you are signed out everywhere else.");
        }
        return "redirect:/account";
    }
}
