package dev.larder.internal.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Reads objects of allowed classes only, within bounds; asks for the name before it loads a class. */
final class AllowedInput extends ObjectInputStream {

    static final int LARGEST_BYTES = 64 << 20;
    private static final int DEEPEST = 500;
    private static final int MOST_REFERENCES = 5_000_000;

    /** A hash map's table has up to this many slots for each byte of the stream. */
    private static final int SLOTS_PER_BYTE = 8;

    /** A hash table that holds hash tables is hashed anew at every level: beyond some levels that never ends. */
    private static final int MOST_NESTED_TABLES = 16;

    private final AllowList allowed;
    private final ClassLoader loader;
    private final long longestArray;
    private final Deque<Long> tables = new ArrayDeque<>();

    AllowedInput(byte[] bytes, AllowList allowed, ClassLoader loader) throws IOException {
        super(new ByteArrayInputStream(bytes));
        this.allowed = allowed;
        this.loader = loader;
        this.longestArray = 64 + (long) bytes.length * SLOTS_PER_BYTE;
        setObjectInputFilter(this::check);
    }

    private ObjectInputFilter.Status check(ObjectInputFilter.FilterInfo info) {
        boolean withinBounds = info.depth() <= DEEPEST
                && info.references() <= MOST_REFERENCES
                && info.streamBytes() <= LARGEST_BYTES
                && info.arrayLength() <= longestArray;
        Class<?> type = info.serialClass();
        return withinBounds && isShallow(info) && (type == null || allowed.allows(type.getName()))
                ? ObjectInputFilter.Status.ALLOWED
                : ObjectInputFilter.Status.REJECTED;
    }

    /** Notes the depths of the tables that the object at hand stands in. */
    private boolean isShallow(ObjectInputFilter.FilterInfo info) {
        if (info.serialClass() == Map.Entry[].class) { // as hash maps, sets and tables say what they are about to take
            while (!tables.isEmpty() && tables.peek() >= info.depth()) {
                tables.pop();
            }
            tables.push(info.depth());
        }
        return tables.size() <= MOST_NESTED_TABLES;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
        if (!allowed.allows(description.getName())) {
            throw new InvalidClassException(description.getName(), "not on the allow-list");
        }
        return Class.forName(description.getName(), false, loader);
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
        throw new InvalidClassException("a proxy");
    }
}
