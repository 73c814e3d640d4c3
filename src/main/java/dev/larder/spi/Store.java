package dev.larder.spi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where entries are kept: a handful of operations, everything else is the engine's.
 *
 * <p>A store judges nothing: it gives back what it was given, may forget any entry at any moment, and should forget one after
 * {@link Lifetime#expires()}. Keys are any text, of any length. Operations are used by many threads at once; a fault is an
 * unchecked exception, which the engine turns into a miss. Its contract is the published test {@code StoreContract}.
 *
 * @since 0.1
 */
public interface Store extends AutoCloseable {

    /**
     * Reads entries in one trip.
     *
     * @param keys full keys
     * @return those that are held and readable
     */
    Map<String, Entry> getAll(Collection<String> keys);

    /**
     * Reads one entry.
     *
     * @param key full key
     * @return the entry, or {@code null}
     */
    default @Nullable Entry get(String key) {
        return getAll(List.of(key)).get(key);
    }

    /**
     * Writes entries in one trip, whatever is held.
     *
     * @param entries by full key
     * @return the keys that could not be written
     * @throws IllegalArgumentException when a value cannot be turned into bytes; nothing is written then
     */
    Set<String> putAll(Map<String, Entry> entries);

    /**
     * Replaces an entry if it is still the expected one; atomic.
     *
     * @param key full key
     * @param expected what must be held, as read before; {@code null}: nothing must be held
     * @param replacement what is held afterwards; {@code null}: nothing
     * @return whether it was replaced
     * @throws IllegalArgumentException when the value cannot be turned into bytes
     */
    boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement);

    /**
     * Removes entries in one trip.
     *
     * @param keys full keys
     * @return those that were held
     */
    Set<String> removeAll(Collection<String> keys);

    /** Removes every entry of this store. */
    void clear();

    /**
     * Lists the full keys held now, lazily where the backend can.
     *
     * @return the keys; the caller closes the stream
     * @throws UnsupportedOperationException where the backend cannot list
     */
    default Stream<String> keys() {
        throw new UnsupportedOperationException("this backend cannot list its keys");
    }

    /**
     * How much is held.
     *
     * @return the figures, -1 for each that is unknown
     */
    default StoreSize size() {
        return StoreSize.UNKNOWN;
    }

    /**
     * Whether other processes see the same entries; known without asking the backend.
     *
     * @return true for a server or a shared directory
     */
    default boolean isShared() {
        return true;
    }

    /** Gives back what the store holds; called once, nothing is called afterwards. */
    @Override
    void close();
}
