package dev.quarterdeck.shop.kit.client;

import dev.quarterdeck.shop.kit.trace.RequestContext;
import dev.quarterdeck.shop.kit.trace.TraceContext;
import java.io.IOException;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Hands the request id and the trace on to whoever is called. */
class PassingOn implements ClientHttpRequestInterceptor {

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        var context = RequestContext.current().orElseGet(RequestContext::begin);
        request.getHeaders().set(RequestContext.HEADER, context.requestId());
        request.getHeaders().set(TraceContext.HEADER, context.trace().header());
        return execution.execute(request, body);
    }
}
