package dev.larder.internal.method;

import org.jspecify.annotations.Nullable;

/**
 * {@code @CachePut}, {@code @CacheRemove}, {@code @CacheRemoveAll}: an effect before or after the method.
 *
 * @param effect what happens to the cache
 * @param timing before or after, and after which exceptions even then
 */
record EffectStory(Effect effect, Operation.Timing timing) implements Story {

    /** What a call does to a cache. */
    interface Effect {
        void apply(Call call);
    }

    @Override
    public @Nullable Object tell(Call call) throws Exception {
        if (!timing.afterInvocation()) {
            effect.apply(call);
            return call.proceed();
        }
        return Completion.of(proceed(call), value -> effect.apply(call));
    }

    private @Nullable Object proceed(Call call) throws Exception {
        try {
            return call.proceed();
        } catch (Exception | Error e) {
            if (timing.exceptions().admits(e)) {
                effect.apply(call);
            }
            throw e;
        }
    }
}
