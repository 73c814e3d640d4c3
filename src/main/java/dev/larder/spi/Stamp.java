package dev.larder.spi;

/**
 * A tag and the stamp it had when an entry's load began. The entry lives only while the tag still has this stamp.
 *
 * @param tag the tag; the empty one stands for the cache as a whole
 * @param value the stamp
 * @since 0.1
 */
public record Stamp(String tag, long value) {}
