package dev.larder.internal.page;

import dev.larder.internal.http.FieldLookup;
import dev.larder.internal.http.Variant;
import dev.larder.internal.http.VaryFields;
import dev.larder.internal.key.KeyBuilder;
import dev.larder.internal.key.KeyDigest;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a page depends on besides its URL, by name: request fields and single cookies.
 *
 * @param headers field names in lower case, sorted
 * @param cookies cookie names, sorted
 */
public record Variance(List<String> headers, List<String> cookies) {

    /** Depends on its URL alone. */
    public static final Variance NONE = new Variance(List.of(), List.of());

    public Variance {
        headers = List.copyOf(headers);
        cookies = List.copyOf(cookies);
    }

    /** Of names in any order and case. */
    public static Variance of(Collection<String> headers, Collection<String> cookies) {
        if (headers.isEmpty() && cookies.isEmpty()) {
            return NONE;
        }
        return new Variance(VaryFields.parse(List.copyOf(headers)).names(), List.copyOf(new TreeSet<>(cookies)));
    }

    /** Of either. */
    Variance plus(Variance other) {
        if (isNone() || other.isNone()) {
            return isNone() ? other : this;
        }
        TreeSet<String> names = new TreeSet<>(headers);
        names.addAll(other.headers);
        TreeSet<String> all = new TreeSet<>(cookies);
        all.addAll(other.cookies);
        return new Variance(List.copyOf(names), List.copyOf(all));
    }

    boolean isNone() {
        return headers.isEmpty() && cookies.isEmpty();
    }

    /**
     * The page's variant that a request asks for: names and normalised values, length-delimited and digested. Two requests get the
     * same text only if they agree in everything the page depends on.
     */
    String selection(RequestFields request) {
        return isNone() ? "" : select(request, request);
    }

    private String select(FieldLookup fields, RequestFields request) {
        KeyBuilder key = KeyBuilder.of("select").group("headers", headers.size());
        VaryFields names = new VaryFields(headers, headers);
        for (Variant.Selector selector : Variant.of(names, fields).selectors()) {
            part(key.text(selector.name()), selector.value());
        }
        key.group("cookies", cookies.size());
        for (String cookie : cookies) {
            List<String> values = request.cookies(cookie);
            key.text(cookie).group("values", values.size());
            values.forEach(key::text);
        }
        return KeyDigest.text(key.key());
    }

    private static void part(KeyBuilder key, @Nullable String value) {
        if (value == null) {
            key.absent();
        } else {
            key.text(value);
        }
    }
}
