package dev.quarterdeck.sample;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import dev.quarterdeck.environments.Clusters;
import dev.quarterdeck.environments.Environments;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * A made-up customer in each environment: looks around the storefront all day and now and then orders something. Where no
 * real customers would be, few people try things out.
 */
@Component
@ConditionalOnProperty("quarterdeck.sample-data.enabled")
class Shopper implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Shopper.class);
    private static final String STOREFRONT = "storefront";
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PAUSE_OF_TESTERS = Duration.ofSeconds(6);
    private static final int ORDERS_IN_HUNDRED = 20;
    private static final int PREPAID_IN_HUNDRED = 30;
    private static final int PAID_IN_HUNDRED = 95;
    private static final Pattern PRODUCT = Pattern.compile("href=\"/products/([A-Z0-9-]+)\"");

    private final Clusters clusters;
    private final Environments environments;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private volatile boolean closed;

    Shopper(Clusters clusters, Environments environments) {
        this.clusters = clusters;
        this.environments = environments;
    }

    void goShopping() {
        environments.inOrder().forEach(environment -> {
            Thread.ofVirtual().name("shopper in " + environment.name()).start(() -> {
                awaitOpening(environment.name());
                if (!closed) {
                    var shop = clusters.of(environment.name()).endpoint(new WorkloadId(environment.name(), STOREFRONT));
                    log.info("The sample shop in {} is open at {}", environment.name(), shop);
                    shop(shop, environment.production() ? PAUSE : PAUSE_OF_TESTERS);
                }
            });
        });
    }

    /** Nobody comes before everything runs: what fails until then would stand against the shop's objectives. */
    private void awaitOpening(String environment) {
        while (!closed && !isOpen(environment)) {
            rest();
        }
    }

    private boolean isOpen(String environment) {
        try {
            var workloads = clusters.of(environment).observe(environment);
            return workloads.stream().anyMatch(workload -> workload.id().name().equals(STOREFRONT))
                    && workloads.stream().allMatch(WorkloadStatus::complete);
        } catch (SourceUnavailable e) {
            return false;
        }
    }

    private void shop(URI shop, Duration pause) {
        while (!closed) {
            try {
                visit(shop);
                Thread.sleep(pause.plusMillis(ThreadLocalRandom.current().nextLong(1_000)));
            } catch (IOException e) {
                // a shop that is closed is no news: its replicas say so themselves
                log.debug("{} did not answer", shop, e);
                rest();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(PAUSE.multipliedBy(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void visit(URI shop) throws IOException, InterruptedException {
        var shelf = get(shop.resolve("/"), "");
        // as browsers do, so that the shop knows the visitor on the next page
        var cookie = shelf.headers().firstValue("Set-Cookie").orElse("").replaceFirst(";.*", "");
        var products = PRODUCT.matcher(shelf.body())
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        if (products.isEmpty()) {
            return;
        }
        var product = oneOf(products);
        get(shop.resolve("/products/" + product), cookie);
        if (isOneOf(ORDERS_IN_HUNDRED)) {
            order(shop, product, cookie);
        }
    }

    private static boolean isOneOf(int inHundred) {
        return ThreadLocalRandom.current().nextInt(100) < inHundred;
    }

    private static String oneOf(List<String> products) {
        return products.get(ThreadLocalRandom.current().nextInt(products.size()));
    }

    private HttpResponse<String> get(URI address, String cookie) throws IOException, InterruptedException {
        return client.send(request(address, cookie).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(URI address, String cookie) {
        var request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).header("Accept", "text/html");
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    /** Of those who are to pay in advance a few never do. */
    private void order(URI shop, String product, String cookie) throws IOException, InterruptedException {
        var prepaid = isOneOf(PREPAID_IN_HUNDRED);
        var form = "key=%s&sku=%s&quantity=1&name=Sample+Customer&address=1+Sample+Street&payment=%s"
                .formatted(UUID.randomUUID(), product, prepaid ? "prepaid" : "cash_on_delivery");
        var placed = client.send(
                request(shop.resolve("/orders"), cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        var order = placed.headers().firstValue("Location");
        if (prepaid && order.isPresent() && isOneOf(PAID_IN_HUNDRED)) {
            var payment = shop.resolve(order.get() + "/payment");
            client.send(request(payment, cookie).POST(BodyPublishers.noBody()).build(), BodyHandlers.discarding());
        }
    }

    @Override
    public void destroy() {
        closed = true;
        client.shutdownNow();
    }
}
