package dev.larder.internal.fragment;

import dev.larder.CachePolicy;
import java.time.Duration;

/**
 * What a tag asks for.
 *
 * @param name as written
 * @param cacheName which cache serves it
 * @param key under which it is stored
 * @param policy its lifetime and tags
 */
record Fragment(String name, String cacheName, String key, CachePolicy policy) {

    /**
     * A body is bound to the thread of its request, so it is never given up on half-way: an engine that waits no longer would have
     * to leave it running on a response that is already gone.
     */
    private static final CachePolicy BODY =
            CachePolicy.inherited().softTimeout(Duration.ZERO).hardTimeout(Duration.ZERO);

    /**
     * Reads the attributes.
     *
     * @throws BadAttributeException when one cannot be used
     */
    static Fragment of(FragmentAttributes tag, FragmentOptions options) {
        String name = tag.read("name", AttributeValues::name);
        String key = tag.read("vary", vary -> VaryKey.of(name, vary), VaryKey.of(name));
        CachePolicy policy = tag.read("ttl", ttl -> BODY.withTtl(AttributeValues.ttl(ttl)), BODY)
                .tags(tag.read("tags", AttributeValues::tags, new String[0]));
        return new Fragment(name, tag.read("cache", AttributeValues::cache, options.cacheName()), key, policy);
    }

    /** Whether its own lifetime is over before it begins. */
    boolean isNeverStored() {
        Duration ttl = policy.ttl();
        return ttl != null && !isPositive(ttl);
    }

    static boolean isPositive(Duration duration) {
        return duration.compareTo(Duration.ZERO) > 0;
    }
}
