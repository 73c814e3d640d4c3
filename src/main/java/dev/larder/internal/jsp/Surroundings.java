package dev.larder.internal.jsp;

import jakarta.servlet.jsp.PageContext;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * The attributes of a page at a live part, for the visitor who has it computed: should the part need them, he gets what he would get
 * without a cache. Never stored.
 *
 * @param ofPage in page scope
 * @param ofRequest in request scope
 */
record Surroundings(Map<String, Object> ofPage, Map<String, Object> ofRequest) {

    static Surroundings of(PageContext page) {
        Map<String, Object> ofRequest = RequestAttributes.of(page);
        ofRequest.keySet().removeIf(name -> !Variables.isApplications(name));
        return new Surroundings(ofPage(page), ofRequest);
    }

    private static Map<String, Object> ofPage(PageContext page) {
        Map<String, Object> attributes = new HashMap<>();
        for (String name : Collections.list(page.getAttributeNamesInScope(PageContext.PAGE_SCOPE))) {
            Object value = Variables.isApplications(name) ? page.getAttribute(name) : null;
            if (value != null) {
                attributes.put(name, value);
            }
        }
        return attributes;
    }
}
