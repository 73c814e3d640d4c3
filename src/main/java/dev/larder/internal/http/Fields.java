package dev.larder.internal.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Header fields as they were sent: ordered, one entry per line, looked up by name in any case (RFC 9110 §5.2, §5.3).
 *
 * <p>Immutable. Kept as one flat array of names and values, so that replaying them is a plain loop.
 */
public final class Fields implements FieldLookup {

    /** No fields at all. */
    public static final Fields NONE = new Fields(new String[0]);

    private final String[] flat;

    private Fields(String[] flat) {
        this.flat = flat;
    }

    /**
     * Fields from names and values in turn.
     *
     * @throws IllegalArgumentException when a name has no value
     */
    public static Fields of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("fields = " + namesAndValues.length
                    + " texts: a name lacks its value. Give names and values in turn.");
        }
        return namesAndValues.length == 0 ? NONE : new Fields(namesAndValues.clone());
    }

    /** Fields from a list of names and values in turn. */
    public static Fields of(List<String> namesAndValues) {
        return of(namesAndValues.toArray(String[]::new));
    }

    /** How many lines there are. */
    public int size() {
        return flat.length / 2;
    }

    /** The name of line {@code index}, as written. */
    public String name(int index) {
        return flat[2 * index];
    }

    /** The value of line {@code index}. */
    public String value(int index) {
        return flat[2 * index + 1];
    }

    @Override
    public @Nullable String first(String name) {
        for (int i = 0; i < flat.length; i += 2) {
            if (flat[i].equalsIgnoreCase(name)) {
                return flat[i + 1];
            }
        }
        return null;
    }

    @Override
    public List<String> lines(String name) {
        List<String> found = new ArrayList<>(2);
        for (int i = 0; i < flat.length; i += 2) {
            if (flat[i].equalsIgnoreCase(name)) {
                found.add(flat[i + 1]);
            }
        }
        return found;
    }

    /** Whether there is a line of that name. */
    public boolean has(String name) {
        return first(name) != null;
    }

    /** Names and values in turn, a copy. */
    public List<String> toList() {
        return List.of(flat);
    }

    /** These fields and one more line at the end. */
    public Fields plus(String name, String value) {
        String[] longer = Arrays.copyOf(flat, flat.length + 2);
        longer[flat.length] = name;
        longer[flat.length + 1] = value;
        return new Fields(longer);
    }

    /** These fields and then the others. */
    public Fields plus(Fields others) {
        String[] both = Arrays.copyOf(flat, flat.length + others.flat.length);
        System.arraycopy(others.flat, 0, both, flat.length, others.flat.length);
        return new Fields(both);
    }

    /** These fields with that name once, with that value, at the end. */
    public Fields with(String name, String value) {
        return without(name).plus(name, value);
    }

    /** These fields without the lines of that name. */
    public Fields without(String name) {
        return only(other -> !other.equalsIgnoreCase(name));
    }

    /** The lines whose name is wanted, in their order. */
    public Fields only(Predicate<String> wanted) {
        List<String> kept = new ArrayList<>(flat.length);
        for (int i = 0; i < flat.length; i += 2) {
            if (wanted.test(flat[i])) {
                kept.add(flat[i]);
                kept.add(flat[i + 1]);
            }
        }
        return kept.size() == flat.length ? this : of(kept);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && Arrays.equals(flat, fields.flat);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(flat);
    }

    /** The names only: values may be secret and this text may reach a log. */
    @Override
    public String toString() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < flat.length; i += 2) {
            names.add(flat[i]);
        }
        return names.toString();
    }
}
