package dev.larder.internal.method;

import org.jspecify.annotations.Nullable;

/**
 * {@code @CachePut}, {@code @CacheRemove}, {@code @CacheRemoveAll}: an effect before or after the method.
 *
 * @param effect what happens to the cache
 * @param timing before or after, and after which exceptions even then
 */
record EffectStory(Effects.Effect effect, Operation.Timing timing, Effects effects) implements Story {

    @Override
    public @Nullable Object tell(Call call) throws Exception {
        if (!timing.afterInvocation()) {
            effects.before(call, effect);
            return call.proceed();
        }
        return effects.after(call, proceed(call), value -> effect.of(call));
    }

    private @Nullable Object proceed(Call call) throws Exception {
        try {
            return call.proceed();
        } catch (Exception | Error e) {
            if (timing.exceptions().admits(e)) {
                effects.after(call, null, none -> effect.of(call));
            }
            throw e;
        }
    }
}
