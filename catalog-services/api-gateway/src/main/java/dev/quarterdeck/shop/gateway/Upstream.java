package dev.quarterdeck.shop.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.server.ResponseStatusException;

/** A service behind the gateway: gets the request without its {@code /api}, and of the headers those it has a use for. */
record Upstream(RestClient client) {

    private static final String PREFIX = "/api";
    private static final int LARGEST_BODY = 64 * 1024;
    private static final List<String> PASSED_ON =
            List.of(HttpHeaders.ACCEPT, HttpHeaders.CONTENT_TYPE, HttpHeaders.IF_NONE_MATCH, "Idempotency-Key");
    private static final List<String> PASSED_BACK =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CACHE_CONTROL, HttpHeaders.ETAG, HttpHeaders.RETRY_AFTER);

    ResponseEntity<byte[]> forward(HttpServletRequest request) throws IOException {
        var call = client.method(HttpMethod.valueOf(request.getMethod()))
                .uri(target(request))
                .headers(headers -> copyHeaders(request, headers));
        var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        if (body.length > 0) {
            call.body(body);
        }
        return call.exchangeForRequiredValue((_, response) -> answer(response));
    }

    private static URI target(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (!path.startsWith(PREFIX) || List.of(path.split("/")).contains("..")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var query = request.getQueryString();
        return URI.create(path.substring(PREFIX.length()) + (query == null ? "" : "?" + query));
    }

    private static void copyHeaders(HttpServletRequest request, HttpHeaders headers) {
        for (var name : PASSED_ON) {
            var value = request.getHeader(name);
            if (value != null) {
                headers.set(name, value);
            }
        }
    }

    private static ResponseEntity<byte[]> answer(ClientHttpResponse response) throws IOException {
        var headers = new HttpHeaders();
        for (var name : PASSED_BACK) {
            var value = response.getHeaders().getFirst(name);
            if (value != null) {
                headers.set(name, value);
            }
        }
        var location = response.getHeaders().getLocation();
        if (location != null) {
            headers.setLocation(URI.create(PREFIX + location.getPath()));
        }
        return new ResponseEntity<>(response.getBody().readAllBytes(), headers, response.getStatusCode());
    }
}
