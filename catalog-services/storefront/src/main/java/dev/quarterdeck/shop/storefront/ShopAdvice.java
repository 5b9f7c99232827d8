package dev.quarterdeck.shop.storefront;

import dev.quarterdeck.shop.kit.ServiceInfo;
import dev.quarterdeck.shop.kit.trace.RequestContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.servlet.ModelAndView;

/** What all pages have in common, and what a customer sees when one cannot be shown. */
@ControllerAdvice(annotations = Controller.class)
class ShopAdvice {

    private static final Logger log = LoggerFactory.getLogger(ShopAdvice.class);

    private final Shop shop;
    private final Pictures pictures;

    ShopAdvice(ShopSettings settings, ServiceInfo service, Pictures pictures) {
        this.pictures = pictures;
        shop = new Shop(settings.name(), settings.notice(), service.inProduction() ? "" : service.environment());
    }

    /** @param environment empty in production */
    record Shop(String name, String notice, String environment) {}

    @ModelAttribute
    void describe(Model model) {
        model.addAttribute("shop", shop);
        model.addAttribute("pictures", pictures);
    }

    @ExceptionHandler
    ModelAndView unavailable(RestClientException exception) {
        if (exception instanceof HttpClientErrorException refusal
                && !refusal.getStatusCode().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)) {
            return page(HttpStatus.NOT_FOUND);
        }
        log.warn("A page could not be shown", exception);
        return page(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private ModelAndView page(HttpStatus status) {
        var view = new ModelAndView("error", status);
        view.addObject("shop", shop);
        view.addObject("status", status.value());
        view.addObject(
                "requestId",
                RequestContext.current().map(RequestContext::requestId).orElse(""));
        return view;
    }
}
