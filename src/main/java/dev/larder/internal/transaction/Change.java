package dev.larder.internal.transaction;

import org.jspecify.annotations.Nullable;

/**
 * One change of caches that waits for a transaction to be committed.
 *
 * @param cache the name of the cache; {@code null} where every cache is concerned
 * @param key the key in that cache; {@code null} where all of it is concerned
 * @param certain what is done when the transaction has been committed
 * @param doubtful what is done when nobody knows how it ended: something that is right in either case
 */
public record Change(@Nullable String cache, @Nullable Object key, Runnable certain, Runnable doubtful) {

    /** Something that is right whatever became of the data: a removal, an invalidation. */
    public static Change removal(@Nullable String cache, @Nullable Object key, Runnable removal) {
        return new Change(cache, key, removal, removal);
    }

    /** Makes the change. */
    public void make() {
        certain.run();
    }

    /** Whether what is held for a key is no longer true once this change has been made. */
    boolean concerns(String otherCache, Object otherKey) {
        return cache == null || (cache.equals(otherCache) && (key == null || key.equals(otherKey)));
    }
}
