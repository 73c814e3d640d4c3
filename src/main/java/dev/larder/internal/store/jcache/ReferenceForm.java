package dev.larder.internal.store.jcache;

import dev.larder.spi.Entry;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Entries themselves: nothing is copied, nothing has to be serialisable. */
record ReferenceForm(KeepTime keepTime) implements Form {

    @Override
    public Object pack(String key, Entry entry) {
        return new Held.Reference(entry, keepTime.of(entry.lifetime()));
    }

    @Override
    public @Nullable Entry unpack(String key, Object held) {
        return held instanceof Held.Reference reference ? reference.entry() : null;
    }

    @Override
    public boolean isSame(String key, Object held, Entry expected) {
        Entry entry = unpack(key, held);
        return entry != null && isEqual(entry, expected);
    }

    private static boolean isEqual(Entry entry, Entry expected) {
        return entry.lifetime().equals(expected.lifetime())
                && entry.stamps().equals(expected.stamps())
                && entry.loadTime().equals(expected.loadTime())
                && isSameValue(entry.value(), expected.value());
    }

    /** The application's types are compared by identity: an entity whose {@code equals} asks for the id alone would hide a change. */
    private static boolean isSameValue(@Nullable Object value, @Nullable Object expected) {
        if (value instanceof byte[] bytes && expected instanceof byte[] others) {
            return Arrays.equals(bytes, others);
        }
        boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
        return value == expected || (plain && Objects.equals(value, expected));
    }
}
