package dev.quarterdeck.shop.storefront;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The drawings of the goods. */
@Component
class Pictures {

    private static final String FOLDER = "/assets/goods/";

    private final Set<String> drawn;

    Pictures(ResourcePatternResolver resources) {
        try {
            drawn = Arrays.stream(resources.getResources("classpath:/static" + FOLDER + "*.svg"))
                    .map(Resource::getFilename)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What nobody has drawn yet is shown as a parcel. */
    public String of(String sku) {
        var file = sku + ".svg";
        return FOLDER + (drawn.contains(file) ? file : "anything.svg");
    }
}
