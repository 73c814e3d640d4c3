package dev.larder.internal.method;

import dev.larder.Caches;
import org.jspecify.annotations.Nullable;

/**
 * {@code @InvalidateTags} around whatever else a method's annotations ask for: when it has returned, in every cache.
 *
 * @param inner the rest of the story
 * @param tags the tags to invalidate
 */
record InvalidateStory(Story inner, Tagging tags, Caches caches) implements Story {

    @Override
    public @Nullable Object tell(Call call) throws Exception {
        return Completion.of(inner.tell(call), value -> invalidate(call, value));
    }

    private void invalidate(Call call, @Nullable Object value) {
        String @Nullable [] all = tags.all(call, value);
        if (all != null && all.length > 0) {
            caches.invalidateTags(all);
        }
    }
}
