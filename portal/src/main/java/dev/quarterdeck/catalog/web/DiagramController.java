package dev.quarterdeck.catalog.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The frame in which diagrams of docs are drawn. The drawing brings styles of its own, which no other page allows, so it
 * is kept apart: in a sandbox without an origin, it can reach nothing of the portal.
 */
@Controller
class DiagramController {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "font-src 'self' data:; img-src data:; frame-ancestors 'self'; sandbox allow-scripts";

    @GetMapping("/catalog/diagram")
    String show(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        return "catalog/diagram";
    }
}
