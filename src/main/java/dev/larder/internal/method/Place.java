package dev.larder.internal.method;

import org.jspecify.annotations.Nullable;

/** Where the values of one method are kept; each call finds its own entry by its arguments. */
interface Place {

    /** What is kept for a call; {@code null} when nothing is. */
    @Nullable
    Object get(Call call);

    /** Keeps a value for a call. */
    void put(Call call, @Nullable Object value);

    /** Drops what is kept for a call. */
    void remove(Call call);

    /** Drops what is kept for every call. */
    void removeAll(Call call);
}
