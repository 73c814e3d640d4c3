package dev.larder.internal.store.jdbc;

/**
 * A row as it was read.
 *
 * @param hash of its key
 * @param version another one after every write
 * @param key the key's bytes
 * @param entry the envelope
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares rows
record HeldRow(long hash, long version, byte[] key, byte[] entry) {}
