package dev.quarterdeck.shop.kit.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

/** Routes as {@code METHOD /path/{variable}}, from what a service says of itself and from what it really serves. */
public final class DescribedRoutes {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private DescribedRoutes() {}

    /** From the {@code openapi.yaml} beside the service. */
    public static Set<String> described() {
        var routes = new TreeSet<String>();
        try (var reader = Files.newBufferedReader(Path.of("openapi.yaml"))) {
            Map<String, Map<String, Map<String, ?>>> document = new Yaml().load(reader);
            var paths = document.getOrDefault("paths", Map.of());
            paths.forEach((path, item) -> item.keySet().stream()
                    .filter(METHODS::contains)
                    .forEach(method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return routes;
    }

    /** Of the service itself, without what the kit and Spring add. */
    public static Set<String> served(ApplicationContext service) {
        var routes = new TreeSet<String>();
        var mapping = service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        mapping.getHandlerMethods().forEach((info, handler) -> {
            var name = handler.getBeanType().getPackageName();
            if (name.startsWith("dev.quarterdeck.shop.") && !name.startsWith("dev.quarterdeck.shop.kit")) {
                info.getPatternValues()
                        .forEach(path -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> routes.add(method + " " + path)));
            }
        });
        return routes;
    }
}
