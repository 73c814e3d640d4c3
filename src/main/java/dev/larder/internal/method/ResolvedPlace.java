package dev.larder.internal.method;

import dev.larder.internal.transaction.Change;
import dev.larder.internal.transaction.Uncommitted;
import javax.cache.Cache;
import javax.cache.annotation.CacheResolver;
import javax.cache.annotation.GeneratedCacheKey;
import org.jspecify.annotations.Nullable;

/**
 * A place in the JCache cache that the application's own {@link CacheResolver} names for each call.
 *
 * <p>Lifetime and bounds are that cache's own; tags do not reach it. JCache keeps no {@code null}: such a value is not kept.
 */
record ResolvedPlace(CacheResolver resolver, MethodKey key, Tagging tagging) implements Place {

    @Override
    public @Nullable Object get(Call call) {
        GeneratedCacheKey object = key.object(call);
        return object == null ? null : resolve(call).get(object);
    }

    @Override
    public @Nullable Change put(Call call, @Nullable Object value) {
        Object kept = ResultForm.kept(value);
        GeneratedCacheKey object = key.object(call);
        if (object == null) {
            return null;
        }
        Cache<Object, Object> cache = resolve(call);
        Runnable removal = () -> cache.remove(object);
        return kept == null || tagging.all(call, value) == null
                ? Change.removal(cache.getName(), object, removal)
                : new Change(cache.getName(), object, () -> cache.put(object, kept), removal);
    }

    @Override
    public @Nullable Change remove(Call call) {
        GeneratedCacheKey object = key.object(call);
        if (object == null) {
            return null;
        }
        Cache<Object, Object> cache = resolve(call);
        return Change.removal(cache.getName(), object, () -> cache.remove(object));
    }

    @Override
    public Change removeAll(Call call) {
        Cache<Object, Object> cache = resolve(call);
        return Change.removal(cache.getName(), null, cache::removeAll);
    }

    @Override
    public boolean isConcerned(Uncommitted uncommitted, Call call) {
        GeneratedCacheKey object = key.object(call);
        return object != null && uncommitted.concerns(resolve(call).getName(), object);
    }

    private Cache<Object, Object> resolve(Call call) {
        return resolver.resolveCache(new CallDetails<>(key.details(), call));
    }
}
