package dev.larder.internal.method;

import org.jspecify.annotations.Nullable;

/** {@code @CacheFor(onlyIf)}: past the cache where the arguments do not fulfil the condition. */
record OnlyIfStory(Story inner, Condition condition, Notice notice) implements Story {

    @Override
    public @Nullable Object tell(Call call) throws Exception {
        return holds(call) ? inner.tell(call) : call.proceed();
    }

    private boolean holds(Call call) {
        try {
            return condition.holds(call.arguments(), null);
        } catch (RuntimeException e) {
            notice.warn("called past the cache, since onlyIf cannot be answered", e);
            return false;
        }
    }
}
