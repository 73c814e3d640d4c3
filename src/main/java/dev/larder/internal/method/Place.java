package dev.larder.internal.method;

import dev.larder.internal.transaction.Change;
import dev.larder.internal.transaction.Uncommitted;
import org.jspecify.annotations.Nullable;

/** Where the values of one method are kept; each call finds its own entry by its arguments. */
interface Place {

    /** What is kept for a call; {@code null} when nothing is. */
    @Nullable
    Object get(Call call);

    /** Keeps a value for a call; {@code null} when its arguments make no key. */
    @Nullable
    Change put(Call call, @Nullable Object value);

    /** Drops what is kept for a call; {@code null} when its arguments make no key. */
    @Nullable
    Change remove(Call call);

    /** Drops what is kept for every call. */
    Change removeAll(Call call);

    /** Whether what is kept for a call is out of date in a transaction with changes. */
    boolean isConcerned(Uncommitted uncommitted, Call call);
}
