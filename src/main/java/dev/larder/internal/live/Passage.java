package dev.larder.internal.live;

/** The way of what a tag writes to the response's own writer, as the tag knows it. */
@FunctionalInterface
public interface Passage {

    /**
     * How many characters are held back for that writer just now; below 0 when that is not to be known. Nothing is written to it
     * meanwhile: an array of no characters, which arrives at once where nobody else holds anything back.
     */
    int heldBack();

    /** Hands on all that is held back by whoever is on the way, which is a flush that ends where the page is captured. */
    default void empty() {
        // cannot
    }
}
