package dev.larder.internal.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A Cache-Control field in the making: directives are added to what is there, unknown ones stay (RFC 9111 §5.2).
 *
 * <p>Immutable. Where {@link CacheControl} answers what a field means, this writes one.
 */
public final class CacheControlField {

    /** A field that says nothing. */
    public static final CacheControlField EMPTY = new CacheControlField(Map.of());

    private final Map<String, Argument> directives;

    /** What follows the name, exactly as written; nothing for a bare directive. */
    private record Argument(@Nullable String text) {}

    private CacheControlField(Map<String, Argument> directives) {
        this.directives = directives;
    }

    /** The field as it stands; of duplicates the first counts. */
    public static CacheControlField parse(List<String> lines) {
        Map<String, Argument> read = new LinkedHashMap<>();
        for (String member : FieldSyntax.members(lines)) {
            int equals = member.indexOf('=');
            String name = equals < 0 ? member : member.substring(0, equals);
            String argument = equals < 0 ? null : FieldSyntax.trim(member.substring(equals + 1));
            read.putIfAbsent(normalised(name), new Argument(argument));
        }
        return new CacheControlField(read);
    }

    /** The field and a bare directive; a plain {@code no-cache} or {@code private} replaces the form that lists fields. */
    public CacheControlField with(String directive) {
        return put(normalised(directive), null);
    }

    /** The field and a directive with an argument, which replaces an earlier one. */
    public CacheControlField with(String directive, long argument) {
        return put(normalised(directive), Long.toString(argument));
    }

    /** The field and that max-age, or its own if that is smaller. */
    public CacheControlField withMaxAgeUpTo(long seconds) {
        Argument present = directives.get("max-age");
        long own = present == null || present.text() == null ? -1 : DeltaSeconds.parse(present.text());
        return with("max-age", own >= 0 ? Math.min(own, seconds) : seconds);
    }

    /** The field and {@code no-cache} for that header field; several add up, and a plain {@code no-cache} covers all. */
    public CacheControlField withNoCacheFor(String fieldName) {
        CacheControl said = CacheControl.parse(List.of(toFieldValue()));
        if (said.isNoCache()) {
            return this;
        }
        Set<String> names = new TreeSet<>(said.noCacheFields());
        names.add(FieldSyntax.lowerCase(fieldName));
        return put("no-cache", '"' + String.join(", ", names) + '"');
    }

    /** The field's value, empty when it says nothing. */
    public String toFieldValue() {
        List<String> members = new ArrayList<>();
        directives.forEach(
                (name, argument) -> members.add(argument.text() == null ? name : name + '=' + argument.text()));
        return String.join(", ", members);
    }

    private CacheControlField put(String name, @Nullable String argument) {
        Map<String, Argument> longer = new LinkedHashMap<>(directives);
        longer.put(name, new Argument(argument));
        return new CacheControlField(longer);
    }

    private static String normalised(String name) {
        return FieldSyntax.lowerCase(FieldSyntax.trim(name)).replace('_', '-');
    }
}
