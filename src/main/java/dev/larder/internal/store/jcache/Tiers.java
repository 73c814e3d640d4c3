package dev.larder.internal.store.jcache;

import dev.larder.spi.StoreSettings;
import java.util.OptionalLong;

/**
 * Where Ehcache keeps entries instead of on the heap.
 *
 * @param offHeap bytes outside of the heap
 * @param disk bytes in a file
 */
record Tiers(OptionalLong offHeap, OptionalLong disk) {

    static final Tiers HEAP = new Tiers(OptionalLong.empty(), OptionalLong.empty());

    boolean isHeapOnly() {
        return offHeap.isEmpty() && disk.isEmpty();
    }

    /** The tier that holds everything, and with it the cache, is no bigger than {@code max-bytes}. */
    Tiers within(StoreSettings.Bounds bounds) {
        OptionalLong most = bounds.bytes();
        if (most.isEmpty() || isHeapOnly()) {
            return this;
        }
        return disk.isPresent() ? new Tiers(offHeap, least(disk, most)) : new Tiers(least(offHeap, most), disk);
    }

    private static OptionalLong least(OptionalLong one, OptionalLong other) {
        return OptionalLong.of(Math.min(one.getAsLong(), other.getAsLong()));
    }
}
