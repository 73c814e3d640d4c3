package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import dev.larder.spi.Stamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a flight ended, for those who waited for it. */
sealed interface Landing {

    /**
     * A value that others may have too.
     *
     * @param entry the value with its life and stamps
     * @param reason why it could not be stored, or {@code null}
     */
    record Landed(Entry entry, @Nullable String reason) implements Landing {}

    /**
     * A value that belongs to the one caller who loaded it: those who waited load for themselves.
     *
     * @param value the value
     * @param reason why it was not stored
     * @param stamps the stamps of the tags it would have had
     * @param vetoed whether the load itself forbade storing; then what is made of the value must not be stored either
     */
    record OwnOnly(@Nullable Object value, String reason, List<Stamp> stamps, boolean vetoed) implements Landing {}

    /** It has not landed yet, and the caller who led it is served the old value instead. */
    record Late() implements Landing {}

    /** The load was left without a value or a failure: whoever waited takes its place. */
    record Left() implements Landing {}

    /** The load ended with an exception. */
    record Crashed(Throwable failure) implements Landing {}
}
