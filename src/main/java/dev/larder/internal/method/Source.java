package dev.larder.internal.method;

import org.jspecify.annotations.Nullable;

/** A value that a call gives: from its arguments, or from its result. */
interface Source {

    /** The value; {@code null} where the way to it ends early. */
    @Nullable
    Object from(@Nullable Object[] arguments, @Nullable Object result);

    /** Whether it is known only when the method has returned. */
    boolean usesResult();

    /** The class that every value belongs to. */
    Class<?> type();
}
