package dev.larder.internal.live;

import org.jspecify.annotations.Nullable;

/**
 * A live part that is to be computed.
 *
 * @param reference what is stored of it
 * @param place what its tag alone knew when the page or fragment was made, and whoever renders it understands; {@code null} later on
 */
public record LivePart(LiveReference reference, @Nullable Object place) {

    /** One that is known by what is stored of it. */
    public LivePart(LiveReference reference) {
        this(reference, null);
    }
}
