package dev.larder.internal.live;

import java.util.Map;

/** A page that is being computed and may be stored, as the tags in it see it. */
@FunctionalInterface
public interface LivePage {

    /** The request attribute that holds it. */
    String ATTRIBUTE = "dev.larder.page.live";

    /**
     * Leaves a live part to the page, which has it computed in this place for each visitor.
     *
     * @return false where the place cannot be kept; the part is to be computed at once then
     */
    boolean takes(LivePart part, Passage passage);

    /** Whether the page would be stored as it is now, so that it is worth leaving it more than the path of a resource. */
    default boolean isStoring() {
        return true;
    }

    /** Whether live parts see the request's attribute of that name, since it was there before the page was asked for. */
    default boolean shows(String attribute) {
        return false;
    }

    /** The request's attributes that the page has set so far, which live parts do not see. To ask is no use that the page makes of them. */
    default Map<String, Object> attributes() {
        return Map.of();
    }
}
