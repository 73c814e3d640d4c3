package dev.larder.internal.fragment;

import dev.larder.CachePolicy;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a tag asks for.
 *
 * @param name as written
 * @param cacheName which cache serves it
 * @param key under which it is stored, and the tag by which it is invalidated together with what it is part of
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
        CachePolicy policy = tag.read("ttl", ttl -> BODY.withTtl(AttributeValues.ttl(ttl)), BODY);
        return new Fragment(
                name,
                tag.read("cache", AttributeValues::cache, options.cacheName()),
                key,
                stale(tag, policy).tags(tagged(tag.read("tags", AttributeValues::tags, new String[0]), key)));
    }

    private static CachePolicy stale(FragmentAttributes tag, CachePolicy policy) {
        CachePolicy served = tag.read(
                "staleWhileRevalidate", window -> policy.staleWhileRevalidate(AttributeValues.ttl(window)), policy);
        return tag.read("staleIfError", window -> served.staleIfError(AttributeValues.ttl(window)), served);
    }

    /** What Java code asks for. */
    static Fragment of(String name, CachePolicy policy, @Nullable Object vary, FragmentOptions options) {
        String key = VaryKey.of(AttributeValues.name(name), vary);
        String[] tags = policy.tags().toArray(String[]::new);
        return new Fragment(name, options.cacheName(), key, BODY.orElse(policy).tags(tagged(tags, key)));
    }

    private static String[] tagged(String[] tags, String key) {
        String[] all = Arrays.copyOf(tags, tags.length + 1);
        all[tags.length] = key;
        return all;
    }

    /** Whether its own lifetime is over before it begins. */
    boolean isNeverStored() {
        Duration ttl = policy.ttl();
        return ttl != null && ttl.compareTo(Duration.ZERO) <= 0;
    }
}
