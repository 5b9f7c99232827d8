package dev.quarterdeck.identity.web;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SignInController {

    @GetMapping("/sign-in")
    String form(
            @Nullable Principal principal,
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(required = false) @Nullable String out,
            @RequestParam(required = false) @Nullable Long wait,
            Model model) {
        if (principal != null) {
            return "redirect:/";
        }
        model.addAttribute("failed", failed != null);
        model.addAttribute("signedOut", out != null);
        model.addAttribute("wait", wait);
        return "identity/sign-in";
    }
}
