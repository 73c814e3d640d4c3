package dev.larder.internal.method;

import dev.larder.internal.transaction.Change;
import dev.larder.internal.transaction.Transactions;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the changes that calls ask for: at once, or when the transaction that the method ran in has been committed.
 *
 * <p>That is the one the method ended in, if it is still running around the call. One that was begun for the method alone is over by
 * now: it was committed, or else there is an exception and nothing to be changed.
 */
record Effects(Transactions transactions) {

    /** What a call changes. */
    interface Effect {
        /** The change; {@code null} where there is none to make. */
        @Nullable
        Change of(Call call);
    }

    /** Makes the change that comes before the method. */
    void before(Call call, Effect effect) {
        Change change = effect.of(call);
        if (change != null) {
            transactions.afterCommit(change);
        }
    }

    /** Makes the change that comes after the method, and returns what its caller is to get. */
    @Nullable
    Object after(Call call, @Nullable Object result, Function<@Nullable Object, @Nullable Change> change) {
        boolean held = isHeld(call);
        if (!(result instanceof CompletionStage<?> stage)) {
            make(change.apply(result), held);
            return result;
        }
        if (held) { // its caller may be waiting for the promise before he commits
            transactions.afterCommit(Change.removal(
                    null, null, () -> stage.thenAccept(value -> make(change.apply(value), false))));
            return result;
        }
        return stage.thenApply(value -> {
            make(change.apply(value), false);
            return value;
        });
    }

    private void make(@Nullable Change change, boolean held) {
        if (change != null && held) {
            transactions.afterCommit(change);
        } else if (change != null) {
            change.make();
        }
    }

    private boolean isHeld(Call call) {
        Object endedIn = call.transaction();
        return endedIn != null && endedIn.equals(transactions.running());
    }
}
