package dev.larder;

import org.jspecify.annotations.Nullable;

/** The load of {@link Cache#refresh}. */
final class Refreshing {

    private Refreshing() {}

    static <V extends @Nullable Object, X extends Exception> Outcome<V> load(OpenFetch<V> open, Loader<V, X> loader)
            throws X {
        V value;
        try {
            value = loader.load(open.draft());
        } catch (Throwable failure) { // an Error too must not leave others waiting; it goes on to the caller
            return open.<X>fail(Refreshing.<X>asDeclared(failure));
        }
        return open.complete(value);
    }

    /** What a loader throws is its declared exception or unchecked; the compiler cannot see that of a type variable. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the cast is erased; fetch declares the type
    private static <X extends Throwable> X asDeclared(Throwable failure) {
        return (X) failure;
    }
}
