package dev.quarterdeck.shop.order.placement;

import dev.quarterdeck.shop.order.Customer;
import dev.quarterdeck.shop.order.Payment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody wants to order.
 *
 * @param quantities pieces by SKU
 */
public record OrderDraft(Payment payment, Customer customer, Map<String, Integer> quantities) {

    public OrderDraft {
        quantities = Map.copyOf(quantities);
    }

    public List<String> skus() {
        return quantities.keySet().stream().sorted().toList();
    }

    int quantityOf(String sku) {
        return quantities.getOrDefault(sku, 0);
    }

    /** Equal for equal drafts, and practically only for those. */
    String fingerprint() {
        var text = String.join("\n", payment.name(), customer.name(), customer.address(), inOrder());
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private String inOrder() {
        return new TreeMap<>(quantities).toString();
    }
}
