package dev.quarterdeck.catalog.source.tree;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * From where descriptors may be read by address.
 *
 * @param hosts by name, or {@code *.example.org} for all below one; none unless set
 * @param privateAddresses whether those may be of a private network, and be asked without TLS
 */
@ConfigurationProperties("quarterdeck.catalog.web")
record WebSettings(
        @DefaultValue List<String> hosts,
        @DefaultValue("false") boolean privateAddresses) {

    boolean allows(String host) {
        return hosts.stream()
                .anyMatch(allowed ->
                        allowed.startsWith("*.") ? host.endsWith(allowed.substring(1)) : host.equals(allowed));
    }
}
