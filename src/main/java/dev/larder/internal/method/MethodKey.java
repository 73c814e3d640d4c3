package dev.larder.internal.method;

import dev.larder.internal.key.KeyBuilder;
import dev.larder.internal.key.KeyValues;
import javax.cache.annotation.CacheKeyGenerator;
import javax.cache.annotation.GeneratedCacheKey;
import org.jspecify.annotations.Nullable;

/**
 * Makes the key of a call from its key arguments.
 *
 * <p>The method is no part of it, so that {@code @CacheResult}, {@code @CachePut} and {@code @CacheRemove} methods that share a cache
 * share their entries (JSR-107, {@link CacheKeyGenerator}).
 */
final class MethodKey {

    private final MethodDetails<?> details;
    private final KeyValues values;
    private final @Nullable CacheKeyGenerator generator;
    private final Notice notice;

    MethodKey(MethodDetails<?> details, KeyValues values, @Nullable CacheKeyGenerator generator, Notice notice) {
        this.details = details;
        this.values = values;
        this.generator = generator;
        this.notice = notice;
    }

    /** What resolvers are told about the method. */
    MethodDetails<?> details() {
        return details;
    }

    /** Where the method's mistakes are told. */
    Notice notice() {
        return notice;
    }

    /** The key as text; {@code null} when these arguments make none, so that the call goes past the cache. */
    @Nullable
    String text(Call call) {
        try {
            if (generator != null) {
                KeyBuilder key = KeyBuilder.of("g");
                values.appendContent(key, generated(generator, call));
                return key.key();
            }
            return ofArguments(call.arguments());
        } catch (RuntimeException e) {
            refuse(e);
            return null;
        }
    }

    /** The key as an object, for caches that the application finds itself; {@code null} as for {@link #text}. */
    @Nullable
    GeneratedCacheKey object(Call call) {
        try {
            return generator != null ? generated(generator, call) : new ArgumentsKey(ofArguments(call.arguments()));
        } catch (RuntimeException e) {
            refuse(e);
            return null;
        }
    }

    private String ofArguments(@Nullable Object[] arguments) {
        KeyBuilder key = KeyBuilder.of("m");
        for (int position : details.parameters().keys()) {
            values.append(key, arguments[position]);
        }
        return key.key();
    }

    private GeneratedCacheKey generated(CacheKeyGenerator generator, Call call) {
        GeneratedCacheKey key = generator.generateCacheKey(new CallDetails<>(details, call));
        if (key == null) {
            throw new IllegalArgumentException(generator.getClass().getName() + " made no key");
        }
        return key;
    }

    private void refuse(RuntimeException cause) {
        notice.warn(
                "called past the cache, since its arguments make no key: " + cause.getMessage(),
                cause instanceof IllegalArgumentException ? null : cause);
    }

    /** The key of arguments as an object. */
    record ArgumentsKey(String text) implements GeneratedCacheKey {
        private static final long serialVersionUID = 1L;
    }
}
