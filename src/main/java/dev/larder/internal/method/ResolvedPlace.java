package dev.larder.internal.method;

import java.util.function.BiConsumer;
import javax.cache.Cache;
import javax.cache.annotation.CacheResolver;
import javax.cache.annotation.GeneratedCacheKey;
import org.jspecify.annotations.Nullable;

/**
 * A place in the JCache cache that the application's own {@link CacheResolver} names for each call.
 *
 * <p>Lifetime and bounds are that cache's own; tags do not reach it. JCache keeps no {@code null}: such a value is not kept.
 */
record ResolvedPlace(CacheResolver resolver, MethodDetails<?> details, MethodKey key) implements Place {

    @Override
    public @Nullable Object get(Call call) {
        GeneratedCacheKey object = key.object(call);
        return object == null ? null : resolve(call).get(object);
    }

    @Override
    public void put(Call call, @Nullable Object value) {
        Object kept = ResultForm.kept(value);
        withKey(call, (cache, object) -> {
            if (kept == null) {
                cache.remove(object);
            } else {
                cache.put(object, kept);
            }
        });
    }

    @Override
    public void remove(Call call) {
        withKey(call, Cache::remove);
    }

    @Override
    public void removeAll(Call call) {
        resolve(call).removeAll();
    }

    private void withKey(Call call, BiConsumer<Cache<Object, Object>, Object> use) {
        GeneratedCacheKey object = key.object(call);
        if (object != null) {
            use.accept(resolve(call), object);
        }
    }

    private Cache<Object, Object> resolve(Call call) {
        return resolver.resolveCache(new CallDetails<>(details, call));
    }
}
