package dev.quarterdeck.platform.web.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The description of the API as a person reads it. */
record ApiPage(List<Chapter> chapters, List<Shape> shapes) {

    /** @param id of the heading */
    record Chapter(String id, String name, List<Operation> operations) {}

    record Operation(
            String method,
            String path,
            String summary,
            List<Field> parameters,
            @Nullable ValueType body,
            List<Answer> answers) {}

    record Answer(
            String status, String description, @Nullable ValueType type) {}

    record Shape(String name, List<Field> fields) {}

    record Field(String name, ValueType type, boolean required, String description) {}

    /** @param shape the {@link Shape} it is made of; null if it is plain */
    record ValueType(String words, @Nullable String shape) {}
}
