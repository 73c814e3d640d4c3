package dev.larder.internal.method;

import dev.larder.internal.transaction.Change;
import dev.larder.internal.transaction.Uncommitted;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** {@code @CacheResult} in single steps: with {@code skipGet}, and over caches that the application finds itself. */
record PlainResultStory(Place place, Exceptions exceptions, ResultForm form, boolean skipGet) implements Story {

    @Override
    public @Nullable Object tell(Call call) throws Exception {
        Uncommitted uncommitted = exceptions.transactions().uncommitted();
        if (!skipGet && (uncommitted == null || !place.isConcerned(uncommitted, call))) {
            Object kept = place.get(call);
            if (kept != null) {
                return form == ResultForm.STAGE ? CompletableFuture.completedFuture(kept) : form.handOut(kept);
            }
            exceptions.recall(call);
        }
        Object result = exceptions.proceed(call);
        return exceptions.transactions().uncommitted() != null
                ? result
                : Completion.of(result, value -> keep(call, value));
    }

    private void keep(Call call, @Nullable Object value) {
        Change change = place.put(call, value);
        if (change != null) {
            change.make();
        }
    }
}
