package dev.larder.internal.transaction;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a server says of the transaction that runs in the asking thread. */
interface Registry {

    /** How far the transaction is. */
    enum Phase {
        /** There is none, or it is over. */
        NONE,
        /** It can still be committed. */
        ACTIVE,
        /** It can only be rolled back, or is being so. */
        DOOMED
    }

    /** How a transaction ended. */
    enum End {
        COMMITTED,
        ROLLED_BACK,
        /** It cannot be known (a heuristic outcome). */
        UNKNOWN
    }

    /** How far the transaction is. */
    Phase phase();

    /** What is equal for two calls in the same transaction and differs between two; {@code null} where none runs. */
    @Nullable
    Object key();

    /** What the transaction carries under a key. */
    @Nullable
    Object get(Object key);

    /** Has the transaction carry an object. */
    void put(Object key, Object value);

    /** Has the end of the transaction told. */
    void whenOver(Consumer<End> listener);
}
