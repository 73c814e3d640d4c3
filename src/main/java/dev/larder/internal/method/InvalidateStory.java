package dev.larder.internal.method;

import dev.larder.Caches;
import dev.larder.internal.transaction.Change;
import org.jspecify.annotations.Nullable;

/**
 * {@code @InvalidateTags} around whatever else a method's annotations ask for: when it has returned, in every cache.
 *
 * @param inner the rest of the story
 * @param tags the tags to invalidate
 */
record InvalidateStory(Story inner, Tagging tags, Caches caches, Effects effects) implements Story {

    @Override
    public @Nullable Object tell(Call call) throws Exception {
        return effects.after(call, inner.tell(call), value -> invalidation(call, value));
    }

    private @Nullable Change invalidation(Call call, @Nullable Object value) {
        String @Nullable [] all = tags.all(call, value);
        return all == null || all.length == 0 ? null : Change.removal(null, null, () -> caches.invalidateTags(all));
    }
}
