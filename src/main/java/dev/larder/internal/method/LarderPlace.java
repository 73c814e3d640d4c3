package dev.larder.internal.method;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import org.jspecify.annotations.Nullable;

/**
 * A place in one of Larder's caches.
 *
 * @param policy lifetime and fixed tags of what is put here
 * @param tagging the tags of what is put here
 */
record LarderPlace(Cache cache, MethodKey key, CachePolicy policy, Tagging tagging) implements Place {

    @Override
    public @Nullable Object get(Call call) {
        String text = key.text(call);
        return text == null ? null : cache.<Object>get(text);
    }

    @Override
    public void put(Call call, @Nullable Object value) {
        String text = key.text(call);
        if (text == null) {
            return;
        }
        String @Nullable [] tags = tagging.all(call, value);
        if (tags == null) {
            cache.delete(text);
        } else {
            cache.set(text, ResultForm.kept(value), tags.length == 0 ? policy : policy.tags(tags));
        }
    }

    @Override
    public void remove(Call call) {
        String text = key.text(call);
        if (text != null) {
            cache.delete(text);
        }
    }

    @Override
    public void removeAll(Call call) {
        cache.clear();
    }
}
