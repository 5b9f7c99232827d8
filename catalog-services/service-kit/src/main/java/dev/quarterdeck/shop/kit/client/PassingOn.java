package dev.quarterdeck.shop.kit.client;

import dev.quarterdeck.shop.kit.trace.RequestContext;
import dev.quarterdeck.shop.kit.trace.TraceContext;
import dev.quarterdeck.shop.kit.trace.Tracing;
import io.opentelemetry.api.trace.Span;
import java.io.IOException;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Hands the request id and the trace on to whoever is called, as a span of its own. */
class PassingOn implements ClientHttpRequestInterceptor {

    private final String dependency;
    private final Tracing tracing;

    PassingOn(String dependency, Tracing tracing) {
        this.dependency = dependency;
        this.tracing = tracing;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        var context = RequestContext.current().orElseGet(RequestContext::begin);
        request.getHeaders().set(RequestContext.HEADER, context.requestId());
        var span = tracing.calling(dependency, request.getMethod().name());
        if (!Tracing.passOn(span, request.getHeaders()::set)) {
            request.getHeaders().set(TraceContext.HEADER, context.trace().header());
        }
        describe(request, span);
        try {
            var response = execution.execute(request, body);
            Tracing.answered(span, response.getStatusCode().value());
            return response;
        } catch (IOException | RuntimeException e) {
            Tracing.failed(span, e);
            throw e;
        } finally {
            span.end();
        }
    }

    private static void describe(HttpRequest request, Span span) {
        if (span.isRecording()) {
            var address = request.getURI();
            span.setAttribute("server.address", address.getHost());
            span.setAttribute("server.port", address.getPort());
            span.setAttribute("url.path", address.getPath());
        }
    }
}
