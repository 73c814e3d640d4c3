package dev.larder.internal.method;

import dev.larder.Draft;
import dev.larder.internal.transaction.Transactions;
import dev.larder.internal.transaction.Uncommitted;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@code @CacheResult} on a method that promises its value: one promise at a time per key, and what fails is not kept.
 *
 * <p>The promise's value is kept, not the promise.
 */
final class StageStory implements Story {

    private final LarderPlace place;

    private final Transactions transactions;

    StageStory(LarderPlace place, Transactions transactions) {
        this.place = place;
        this.transactions = transactions;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the caller knows it as the promise that his method returns
    public @Nullable Object tell(Call call) throws Exception {
        String key = place.key().text(call);
        if (key == null) {
            return call.proceed();
        }
        Uncommitted uncommitted = transactions.uncommitted();
        String readable = uncommitted == null ? key : place.readable(key, uncommitted);
        return place.cache()
                .async()
                .<@Nullable Object>fetch(readable, place.policy(), draft -> load(draft, call, uncommitted != null))
                .thenApply(outcome -> {
                    place.used(readable, outcome);
                    return outcome.value();
                })
                .toCompletableFuture();
    }

    private CompletionStage<@Nullable Object> load(Draft draft, Call call, boolean changing) throws Exception {
        if (changing) {
            draft.doNotStore(Transactions.UNCOMMITTED);
        }
        place.tagging().early(draft, call);
        Object promise = call.proceed();
        if (!(promise instanceof CompletionStage<?> stage)) {
            throw new IllegalStateException("the method returned null instead of a stage");
        }
        return stage.thenApply(value -> {
            place.tagging().late(draft, call, value);
            return value;
        });
    }
}
