package dev.larder.internal.live;

import jakarta.servlet.ServletRequest;
import java.util.Collections;
import java.util.HashMap;
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

    /** Whether live parts see that value of a request's attribute, since it was there before the page was asked for. */
    default boolean shows(String attribute, Object value) {
        return false;
    }

    /** The request's attributes as they are now. To ask is no use that the page makes of them. */
    default Map<String, Object> attributes() {
        return Map.of();
    }

    /** Those of a request, as asking it tells them. */
    static Map<String, Object> attributes(ServletRequest request) {
        Map<String, Object> attributes = new HashMap<>();
        for (String name : Collections.list(request.getAttributeNames())) {
            Object value = request.getAttribute(name);
            if (value != null) {
                attributes.put(name, value);
            }
        }
        return attributes;
    }

    /** Those that the page has set so far, which live parts do not see. */
    default Map<String, Object> ownAttributes() {
        Map<String, Object> own = new HashMap<>(attributes());
        own.entrySet().removeIf(attribute -> shows(attribute.getKey(), attribute.getValue()));
        return own;
    }
}
