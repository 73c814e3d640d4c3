package dev.larder.internal.fragment;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one fragment tag, as the page's expression language delivered them.
 *
 * @param page where the tag stands, for messages
 * @param given what the tag was given: an attribute that is missing here differs from one whose expression came to {@code null}
 */
public record FragmentAttributes(String page, Map<String, @Nullable Object> given) {

    /** Reads an attribute, or answers with something else where the tag does not have it. */
    <T extends @Nullable Object> T read(String attribute, Function<@Nullable Object, T> reader, T missing) {
        return given.containsKey(attribute) ? read(attribute, reader) : missing;
    }

    /** Reads an attribute that the tag has to have. */
    <T extends @Nullable Object> T read(String attribute, Function<@Nullable Object, T> reader) {
        Object value = given.get(attribute);
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw new BadAttributeException("<l:fragment " + attribute + "> = " + shown(attribute, value) + " (from "
                    + page + named() + "): " + e.getMessage());
        }
    }

    private String named() {
        return given.get("name") instanceof String name ? ", fragment '" + name + "'" : "";
    }

    /** Values by which a fragment varies may be about a person: their type has to do. */
    private static String shown(String attribute, @Nullable Object value) {
        if (value == null) {
            return "null";
        }
        return attribute.equals("vary") ? value.getClass().getName() : "'" + value + "'";
    }
}
