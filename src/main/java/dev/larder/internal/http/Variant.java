package dev.larder.internal.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tells one stored response of a URI from another: the values of the request fields its Vary names (RFC 9111 §4.1).
 *
 * @param selectors one for each name, sorted by name
 */
public record Variant(List<Selector> selectors) {

    /** The variant of a response that depends on nothing. */
    public static final Variant ONLY = new Variant(List.of());

    /**
     * One request field.
     *
     * @param name in lower case
     * @param value normalised; null when the request lacks the field, which differs from an empty one
     */
    public record Selector(String name, @Nullable String value) {}

    public Variant {
        selectors = List.copyOf(selectors);
    }

    /**
     * The variant a request asks for.
     *
     * @param vary must not be {@code *}, which no request matches
     */
    public static Variant of(VaryFields vary, FieldLookup request) {
        if (vary.names().isEmpty()) {
            return ONLY;
        }
        List<Selector> selectors = new ArrayList<>(vary.names().size());
        for (String name : vary.names()) {
            selectors.add(new Selector(name, value(name, request)));
        }
        return new Variant(selectors);
    }

    private static @Nullable String value(String name, FieldLookup request) {
        if (request.first(name) == null) {
            return null;
        }
        List<String> lines = request.lines(name);
        AcceptLanguage languages =
                FieldNames.ACCEPT_LANGUAGE.equalsIgnoreCase(name) ? AcceptLanguage.parse(lines) : null;
        return languages == null ? joined(lines) : languages.normalised();
    }

    /** All lines as one list, without the white space around its members. */
    private static String joined(List<String> lines) {
        StringBuilder value = new StringBuilder();
        for (String line : lines) {
            ListCursor cursor = new ListCursor(line);
            while (cursor.next()) {
                value.append(cursor.text()).append(',');
            }
        }
        value.setLength(value.length() - 1);
        return value.toString();
    }
}
