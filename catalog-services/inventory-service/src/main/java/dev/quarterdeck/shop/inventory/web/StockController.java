package dev.quarterdeck.shop.inventory.web;

import dev.quarterdeck.shop.inventory.Stock;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StockController {

    private final Stock stock;

    StockController(Stock stock) {
        this.stock = stock;
    }

    @GetMapping("/stock")
    List<StockView> list(@RequestParam(name = "sku", defaultValue = "") List<String> skus) {
        return stock.list(skus).stream().map(StockView::of).toList();
    }

    @GetMapping("/stock/{sku}")
    StockView show(@PathVariable String sku) {
        return StockView.of(stock.find(sku));
    }
}
