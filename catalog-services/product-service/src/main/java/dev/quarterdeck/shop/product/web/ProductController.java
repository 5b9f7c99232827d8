package dev.quarterdeck.shop.product.web;

import dev.quarterdeck.shop.product.Category;
import dev.quarterdeck.shop.product.Product;
import dev.quarterdeck.shop.product.ProductFilter;
import dev.quarterdeck.shop.product.ProductPage;
import dev.quarterdeck.shop.product.Products;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProductController {

    private final Products products;

    ProductController(Products products) {
        this.products = products;
    }

    @GetMapping("/products")
    ProductPage list(
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(name = "sku", defaultValue = "") List<String> skus,
            @RequestParam(required = false) @Nullable String after) {
        return products.list(new ProductFilter(text, category, skus, after));
    }

    @GetMapping("/products/{sku}")
    Product show(@PathVariable String sku) {
        return products.find(sku);
    }

    @GetMapping("/products/categories")
    List<Category> categories() {
        return products.categories();
    }
}
