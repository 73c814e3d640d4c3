package dev.larder.internal.fragment;

import dev.larder.internal.live.LiveReference;

/** A part of a fragment's markup. */
public sealed interface Segment {

    /**
     * Markup as it is.
     *
     * @param markup never empty
     */
    record Text(String markup) implements Segment {}

    /**
     * A part that is computed for each visitor.
     *
     * @param part how it is found again
     */
    record Live(LiveReference part) implements Segment {}
}
