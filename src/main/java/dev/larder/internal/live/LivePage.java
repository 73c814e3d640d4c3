package dev.larder.internal.live;

import java.util.function.IntSupplier;

/** A page that is being computed and may be stored, as the tags in it see it. */
@FunctionalInterface
public interface LivePage {

    /** The request attribute that holds it. */
    String ATTRIBUTE = "dev.larder.page.live";

    /**
     * Leaves a live part to the page, which has it computed in this place for each visitor.
     *
     * @param heldBack how many characters its caller holds back for the response's writer just now; below 0 when that is not known. It
     *     writes nothing to that writer meanwhile: an array of no characters, by which the page sees that nobody else holds anything
     *     back
     * @return false where the place cannot be kept; the part is to be computed at once then
     */
    boolean takes(LivePart part, IntSupplier heldBack);
}
