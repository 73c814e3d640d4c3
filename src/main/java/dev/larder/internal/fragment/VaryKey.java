package dev.larder.internal.fragment;

import dev.larder.internal.key.KeyBuilder;
import java.lang.reflect.Array;
import java.net.URI;
import java.security.Principal;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The key of a fragment from its name and the values by which it varies.
 *
 * <p>A value counts by its text: 1 and "1" share a fragment, {@code null} and "" and no value at all do not. A collection or array
 * is the values it holds; one inside another is a value of its own. A type whose text may leave out what tells two values apart is
 * refused, since one visitor would see another's fragment.
 */
final class VaryKey {

    private static final List<Class<?>> TELLING = List.of(
            CharSequence.class,
            Number.class,
            Boolean.class,
            Character.class,
            TemporalAccessor.class,
            TemporalAmount.class,
            ZoneId.class,
            UUID.class,
            Locale.class,
            Currency.class,
            URI.class);

    private final KeyBuilder builder;

    private VaryKey(KeyBuilder builder) {
        this.builder = builder;
    }

    /** The key of a fragment that does not vary. */
    static String of(String name) {
        return of(name, List.of());
    }

    /** The key of a fragment that varies by a value, or by the values of a collection or array. */
    static String of(String name, @Nullable Object vary) {
        KeyBuilder builder = KeyBuilder.of("fragment").text(name);
        List<@Nullable Object> values = elements(vary);
        if (values == null) {
            values = new ArrayList<>();
            values.add(vary);
        }
        VaryKey key = new VaryKey(builder);
        values.forEach(key::append);
        return builder.key();
    }

    private void append(@Nullable Object value) {
        List<@Nullable Object> nested = elements(value);
        if (value == null) {
            builder.nothing();
        } else if (nested == null) {
            builder.text(text(value));
        } else {
            builder.group("list", nested.size());
            nested.forEach(this::append);
        }
    }

    /** What a collection or array holds, a set's in an order that does not depend on the set; {@code null} for other values. */
    private static @Nullable List<@Nullable Object> elements(@Nullable Object value) {
        if (value instanceof Set<?> set) {
            return new ArrayList<>(set.stream().map(VaryKey::text).sorted().toList());
        }
        if (value instanceof Collection<?> collection) {
            return new ArrayList<>(collection);
        }
        if (value == null || !value.getClass().isArray()) {
            return null;
        }
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
            elements.add(Array.get(value, i));
        }
        return elements;
    }

    @SuppressWarnings("JavaUtilDate") // pages hand it over; a java.sql.Date, which is one, has no instant
    private static String text(@Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Principal principal) {
            return principal.getName();
        }
        if (value instanceof Date date) {
            return Long.toString(date.getTime());
        }
        if (TELLING.stream().anyMatch(type -> type.isInstance(value))) {
            return String.valueOf(value);
        }
        throw new IllegalArgumentException(
                (value == null ? "null in a set" : value.getClass().getName())
                        + " is not a value to vary by. Name what tells two of them apart, such as an id.");
    }
}
