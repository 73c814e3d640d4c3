package dev.larder.internal.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code CDN-Cache-Control}, the cache control meant for caches in front of an origin (RFC 9213).
 *
 * <p>A well-formed field that is not empty replaces Cache-Control and Expires altogether (§2.2); one that is malformed, or gives
 * a known directive a value of the wrong type, counts as absent (§2.1).
 */
public final class CdnCacheControl {

    private CdnCacheControl() {}

    /** What the field says, or null when it is absent, empty, malformed or of the wrong types. */
    public static @Nullable CacheControl parse(List<String> lines) {
        StructuredDictionary dictionary = lines.isEmpty() ? null : StructuredDictionary.parse(lines);
        if (dictionary == null || dictionary.members().isEmpty()) {
            return null;
        }
        DirectiveCollector collector = new DirectiveCollector();
        for (Map.Entry<String, StructuredItem> member : dictionary.members().entrySet()) {
            Directive directive = Directive.named(member.getKey());
            if (directive != null && !collect(directive, member.getValue(), collector)) {
                return null;
            }
        }
        return collector.toCacheControl();
    }

    /** Adds the directive; false when its value is of the wrong type. */
    private static boolean collect(Directive directive, StructuredItem value, DirectiveCollector into) {
        if (directive.kind() == Directive.Kind.SECONDS) {
            return collectSeconds(directive, value, into);
        }
        if (value instanceof StructuredItem.Text fields && directive.kind() == Directive.Kind.FIELDS) {
            into.fields(directive, fields.text());
            return true;
        }
        if (value instanceof StructuredItem.Truth said && said.value()) {
            into.plain(directive);
        }
        return value instanceof StructuredItem.Truth;
    }

    private static boolean collectSeconds(Directive directive, StructuredItem value, DirectiveCollector into) {
        if (value instanceof StructuredItem.Whole seconds && !seconds.date()) {
            into.seconds(directive, DeltaSeconds.saturate(seconds.number()));
            return true;
        }
        return false;
    }
}
