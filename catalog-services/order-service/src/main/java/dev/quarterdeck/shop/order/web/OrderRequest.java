package dev.quarterdeck.shop.order.web;

import dev.quarterdeck.shop.order.Customer;
import dev.quarterdeck.shop.order.Payment;
import dev.quarterdeck.shop.order.placement.OrderDraft;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.TreeMap;

record OrderRequest(
        @NotNull Payment payment,
        @NotNull @Valid RequestedCustomer customer,
        @NotEmpty @Size(max = 50) List<@Valid RequestedLine> lines) {

    record RequestedCustomer(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 300) String address) {}

    record RequestedLine(
            @NotBlank @Size(max = 20) String sku, @Positive int quantity) {}

    /** Lines of the same product are added up. */
    OrderDraft toDraft() {
        var quantities = new TreeMap<String, Integer>();
        lines.forEach(line -> quantities.merge(line.sku(), line.quantity(), Math::addExact));
        return new OrderDraft(
                payment,
                new Customer(customer.name().strip(), customer.address().strip()),
                quantities);
    }
}
