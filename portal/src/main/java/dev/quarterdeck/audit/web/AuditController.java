package dev.quarterdeck.audit.web;

import dev.quarterdeck.audit.AuditFilter;
import dev.quarterdeck.audit.AuditQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class AuditController {

    private static final int ROWS = 50;

    private final AuditQuery records;

    AuditController(AuditQuery records) {
        this.records = records;
    }

    @GetMapping("/audit")
    String index(AuditFilter filter, @RequestParam(required = false) @Nullable Long after, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("records", records.page(filter, after, ROWS));
        return "audit/index";
    }
}
