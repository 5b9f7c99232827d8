package dev.quarterdeck.platform.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

@Controller
class ApiPageController {

    private static final String DOCUMENT = "/api/v1/openapi.json";

    private final OpenApiWebMvcResource description;
    private final JsonMapper json;

    ApiPageController(OpenApiWebMvcResource description, JsonMapper json) {
        this.description = description;
        this.json = json;
    }

    @GetMapping("/api")
    String show(HttpServletRequest request, Locale locale, Model model) throws JsonProcessingException {
        var document = json.readTree(description.openapiJson(request, DOCUMENT, locale));
        model.addAttribute("page", ApiReader.read(document));
        model.addAttribute("document", DOCUMENT);
        return "api/show";
    }
}
