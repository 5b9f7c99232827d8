package dev.quarterdeck.shop.storefront;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

@Controller
@RequestMapping("/orders")
class OrderController {

    private final ShopApi shop;

    OrderController(ShopApi shop) {
        this.shop = shop;
    }

    @PostMapping
    ModelAndView create(OrderForm form) {
        return switch (shop.place(form)) {
            case OrderAnswer.Placed(var order) -> new ModelAndView("redirect:/orders/" + order.id());
            case OrderAnswer.Refused(var code) -> refused(form, code);
        };
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Model model) {
        var order = shop.order(id);
        model.addAttribute("order", order);
        if (order.state().equals("pending")) {
            model.addAttribute("refresh", 2);
        }
        return "order";
    }

    @PostMapping("/{id}/payment")
    String pay(@PathVariable String id) {
        shop.pay(id);
        return "redirect:/orders/{id}";
    }

    private ModelAndView refused(OrderForm form, String code) {
        var product = shop.product(form.sku());
        var page = new ProductPage(product, shop.available(form.sku()), form, code);
        var view = new ModelAndView("product", HttpStatus.UNPROCESSABLE_CONTENT);
        view.addObject("page", page);
        return view;
    }
}
