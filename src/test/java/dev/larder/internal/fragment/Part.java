package dev.larder.internal.fragment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A part of a test's page, which each page language writes in its own way. */
public sealed interface Part {

    /** Markup as it is. */
    record Markup(String text) implements Part {}

    /** An expression whose value is written. */
    record Value(String expression) implements Part {}

    /** A tag of Larder's with its attributes, an expression in them as {@code ${...}}. */
    record Tag(String name, Map<String, String> attributes, List<Part> body) implements Part {}

    static Part text(String text) {
        return new Markup(text);
    }

    static Part value(String expression) {
        return new Value(expression);
    }

    static Part live(Part... body) {
        return new Tag("live", Map.of(), List.of(body));
    }

    /** A fragment with attributes as in {@code "name=a", "ttl=300"}. */
    static Part fragment(List<String> attributes, Part... body) {
        return tag("fragment", attributes, body);
    }

    /** A fragment for each element; expressions that are evaluated for each of them as {@code #{...}}. */
    static Part fragments(List<String> attributes, Part... body) {
        return tag("fragments", attributes, body);
    }

    private static Part tag(String name, List<String> attributes, Part... body) {
        Map<String, String> map = new LinkedHashMap<>();
        attributes.forEach(attribute -> {
            int equals = attribute.indexOf('=');
            map.put(attribute.substring(0, equals), attribute.substring(equals + 1));
        });
        return new Tag(name, map, List.of(body));
    }

    /** This part as JSP and Facelets have it, but for how expressions are marked. */
    default String source() {
        if (this instanceof Markup markup) {
            return markup.text();
        }
        if (this instanceof Value value) {
            return "${" + value.expression() + "}";
        }
        Tag tag = (Tag) this;
        String attributes = tag.attributes().entrySet().stream()
                .map(attribute -> " " + attribute.getKey() + "=\"" + attribute.getValue() + '"')
                .collect(Collectors.joining());
        return "<l:" + tag.name() + attributes + '>' + source(tag.body().stream()) + "</l:" + tag.name() + '>';
    }

    static String source(Stream<Part> parts) {
        return parts.map(Part::source).collect(Collectors.joining());
    }
}
