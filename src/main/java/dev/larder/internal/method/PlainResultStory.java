package dev.larder.internal.method;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** {@code @CacheResult} in single steps: with {@code skipGet}, and over caches that the application finds itself. */
record PlainResultStory(Place place, Exceptions exceptions, ResultForm form, boolean skipGet) implements Story {

    @Override
    public @Nullable Object tell(Call call) throws Exception {
        if (!skipGet) {
            Object kept = place.get(call);
            if (kept != null) {
                return form == ResultForm.STAGE ? CompletableFuture.completedFuture(kept) : form.handOut(kept);
            }
            exceptions.recall(call);
        }
        return Completion.of(exceptions.proceed(call), value -> place.put(call, value));
    }
}
