package dev.quarterdeck.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.regex.Pattern;

/** Somebody who orders one piece in the shop. */
final class Customer {

    private static final Pattern PRODUCT = Pattern.compile("href=\"/products/([A-Z0-9-]+)\"");

    private final URI shop;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Customer(URI shop) {
        this.shop = shop;
    }

    /** @param trace that the order is to belong to, of 32 hexadecimal digits */
    int order(String trace) throws IOException, InterruptedException {
        var front = client.send(HttpRequest.newBuilder(shop.resolve("/")).build(), BodyHandlers.ofString())
                .body();
        var product = PRODUCT.matcher(front).results().findFirst().orElseThrow().group(1);
        var form = "key=%s&sku=%s&quantity=1&name=Sample+Customer&address=1+Sample+Street&payment=cash_on_delivery"
                .formatted(UUID.randomUUID(), product);
        var request = HttpRequest.newBuilder(shop.resolve("/orders"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("traceparent", "00-%s-00000000000000aa-01".formatted(trace))
                .POST(BodyPublishers.ofString(form))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }
}
