package dev.larder.internal.method;

import dev.larder.internal.transaction.Change;
import dev.larder.internal.transaction.Transactions;
import dev.larder.internal.transaction.Uncommitted;
import org.jspecify.annotations.Nullable;

/**
 * The exceptions that a method is known to throw (JSR-107, {@code exceptionCacheName}).
 *
 * @param place where they are kept; {@code null} where none are
 * @param filter which ones are kept
 */
record Exceptions(@Nullable Place place, ExceptionFilter filter, Transactions transactions) {

    /** Throws what the method is known to throw for these arguments, if anything. */
    void recall(Call call) throws Exception {
        if (place == null) {
            return;
        }
        Uncommitted uncommitted = transactions.uncommitted();
        boolean readable = uncommitted == null || !place.isConcerned(uncommitted, call);
        if (readable && place.get(call) instanceof Throwable known) {
            throw Exceptions.<Exception>unchanged(known);
        }
    }

    /** Calls the method and keeps what it throws. */
    @Nullable
    Object proceed(Call call) throws Exception {
        try {
            return call.proceed();
        } catch (Exception | Error e) {
            if (place != null && filter.admits(e) && transactions.uncommitted() == null) {
                keep(place, call, e);
            }
            throw e;
        }
    }

    private static void keep(Place place, Call call, Throwable exception) {
        Change change = place.put(call, exception);
        if (change != null) {
            change.make();
        }
    }

    // Nothing is checked at run time: the exception leaves as what it is.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> X unchanged(Throwable exception) throws X {
        throw (X) exception;
    }
}
