package dev.larder.internal.fragment;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one fragment tag, as the page's expression language delivered them.
 *
 * @param tag its name, for messages
 * @param page where the tag stands, for messages
 * @param given what the tag was given: an attribute that is missing here differs from one whose expression came to {@code null}
 */
public record FragmentAttributes(String tag, String page, Map<String, @Nullable Object> given) {

    /** Those of {@code <l:fragment>}. */
    public FragmentAttributes(String page, Map<String, @Nullable Object> given) {
        this("l:fragment", page, given);
    }

    /**
     * What a collection of fragments is made of.
     *
     * @throws BadAttributeException when it is no collection
     */
    public List<?> items() {
        return read("items", AttributeValues::items);
    }

    /**
     * The name of the variable that holds one of the items.
     *
     * @throws BadAttributeException when it is no name
     */
    public String variable() {
        return read("var", AttributeValues::variable);
    }

    /**
     * The path of a resource that renders a live part, or {@code null}.
     *
     * @throws BadAttributeException when it is no path
     */
    public @Nullable String source() {
        return given.containsKey("src") ? read("src", AttributeValues::source) : null;
    }

    /** Reads an attribute, or answers with something else where the tag does not have it. */
    <T extends @Nullable Object> T read(String attribute, Function<@Nullable Object, T> reader, T missing) {
        return given.containsKey(attribute) ? read(attribute, reader) : missing;
    }

    /** Whether the tag asks for caching at all: {@code if} says so, or is left out, and {@code unless} does not forbid it. */
    boolean apply() {
        return read("if", AttributeValues::truth, true) && !read("unless", AttributeValues::truth, false);
    }

    /** Reads an attribute that the tag has to have. */
    <T extends @Nullable Object> T read(String attribute, Function<@Nullable Object, T> reader) {
        Object value = given.get(attribute);
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw bad(attribute, e.getMessage());
        }
    }

    /** What is said of an attribute that cannot be used. */
    BadAttributeException bad(String attribute, @Nullable String finding) {
        return new BadAttributeException("<" + tag + " " + attribute + "> = " + shown(attribute, given.get(attribute))
                + " (from " + page + named() + "): " + finding);
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
