package dev.larder.spi;

/**
 * How much a store holds.
 *
 * @param entries entries held now, dead ones not yet dropped included; -1 if unknown
 * @param bytes memory or storage they take; -1 if unknown
 * @param evictions entries dropped to keep the bounds since the store was opened; -1 if unknown
 * @since 0.1
 */
public record StoreSize(long entries, long bytes, long evictions) {

    /** Nothing is known. */
    public static final StoreSize UNKNOWN = new StoreSize(-1, -1, -1);
}
