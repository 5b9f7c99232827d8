package dev.quarterdeck.shop.storefront;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class CatalogueController {

    private final ShopApi shop;

    CatalogueController(ShopApi shop) {
        this.shop = shop;
    }

    @GetMapping("/")
    String list(
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        model.addAttribute("categories", shop.categories());
        model.addAttribute("catalogue", shop.catalogue(text, category, after));
        // an empty search is none
        model.addAttribute("text", text == null || text.isBlank() ? null : text.strip());
        model.addAttribute("category", category);
        return "catalogue";
    }

    @GetMapping("/products/{sku}")
    String show(@PathVariable String sku, Model model) {
        var product = shop.product(sku);
        model.addAttribute("page", new ProductPage(product, shop.available(sku), OrderForm.empty(sku), null));
        return "product";
    }
}
