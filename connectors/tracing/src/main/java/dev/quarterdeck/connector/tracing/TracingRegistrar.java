package dev.quarterdeck.connector.tracing;

import dev.quarterdeck.connector.trace.TraceSource;
import java.util.function.Function;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;

/** Makes a bean of each connection, by its name. */
class TracingRegistrar implements BeanRegistrar {

    private static final String PREFIX = "quarterdeck.connectors";

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        var connections = Binder.get(environment).bindOrCreate(PREFIX, TracingConnections.class);
        connections.zipkin().forEach(one -> register(registry, one, ZipkinTraces.class, ZipkinTraces::new));
        connections.jaeger().forEach(one -> register(registry, one, JaegerTraces.class, JaegerTraces::new));
    }

    private static <T extends TraceSource> void register(
            BeanRegistry registry, TracingConnection connection, Class<T> type, Function<TracingClient, T> source) {
        registry.registerBean(
                "traces-" + connection.name(),
                type,
                spec -> spec.supplier(context -> {
                    var bundle = connection.sslBundle();
                    return source.apply(new TracingClient(
                            connection,
                            bundle == null
                                    ? null
                                    : context.bean(SslBundles.class)
                                            .getBundle(bundle)
                                            .createSslContext()));
                }));
    }
}
