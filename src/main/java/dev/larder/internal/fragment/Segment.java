package dev.larder.internal.fragment;

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
     * @param kind how it is found again
     * @param reference what it is found by
     */
    record Live(Kind kind, String reference) implements Segment {}

    /** How a live part is found again. */
    enum Kind {
        /** By the path of a resource of the application that renders it. */
        RESOURCE,
        /** By its place in the fragment's tag, as the page has it. */
        INLINE
    }
}
