package dev.quarterdeck.shop.kit.client;

import dev.quarterdeck.shop.kit.trace.Tracing;
import java.net.http.HttpClient;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Makes clients that give up in time, pass on the context of the request and are measured. */
public class ServiceClients {

    private final ClientSettings settings;
    private final CallMetrics metrics;
    private final Tracing tracing;
    private final JdkClientHttpRequestFactory transport;

    ServiceClients(ClientSettings settings, HttpClient client, CallMetrics metrics, Tracing tracing) {
        this.settings = settings;
        this.metrics = metrics;
        this.tracing = tracing;
        transport = new JdkClientHttpRequestFactory(client);
        transport.setReadTimeout(settings.readTimeout());
    }

    /** @param dependency has its address in {@code service.clients.urls} */
    public RestClient to(String dependency) {
        var url = settings.urls().get(dependency);
        if (url == null) {
            throw new IllegalArgumentException("service.clients.urls.%s: is not set".formatted(dependency));
        }
        return RestClient.builder()
                .baseUrl(url)
                .requestFactory(transport)
                .requestInterceptor(new PassingOn(dependency, tracing))
                .requestInterceptor(new Measuring(dependency, metrics))
                .build();
    }
}
