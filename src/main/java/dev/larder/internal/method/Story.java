package dev.larder.internal.method;

import org.jspecify.annotations.Nullable;

/** What happens when one method is called. */
interface Story {

    /**
     * Answers a call, from a cache or by calling the method.
     *
     * @throws Exception what the method throws, unchanged
     */
    @Nullable
    Object tell(Call call) throws Exception;
}
