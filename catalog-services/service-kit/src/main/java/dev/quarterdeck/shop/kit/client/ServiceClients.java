package dev.quarterdeck.shop.kit.client;

import java.net.http.HttpClient;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Makes clients that give up in time, pass on the context of the request and are measured. */
public class ServiceClients {

    private final ClientSettings settings;
    private final CallMetrics metrics;
    private final JdkClientHttpRequestFactory transport;

    ServiceClients(ClientSettings settings, CallMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
        transport = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                // plain HTTP/1.1: the attempt to upgrade to 2 costs a header exchange nobody here answers
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build());
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
                .requestInterceptor(new PassingOn())
                .requestInterceptor(new Measuring(dependency, metrics))
                .build();
    }
}
