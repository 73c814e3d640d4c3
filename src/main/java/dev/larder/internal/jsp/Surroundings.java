package dev.larder.internal.jsp;

import jakarta.servlet.jsp.PageContext;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a page at a live part, for the visitor who has it computed: should the part need them, he gets what he would get
 * without a cache. Never stored.
 *
 * @param ofPage in page scope
 * @param ofRequest in request scope
 */
record Surroundings(Map<String, Object> ofPage, Map<String, Object> ofRequest) {

    static Surroundings of(PageContext page) {
        return new Surroundings(
                all(page.getAttributeNamesInScope(PageContext.PAGE_SCOPE), page::getAttribute),
                all(page.getRequest().getAttributeNames(), page.getRequest()::getAttribute));
    }

    private static Map<String, Object> all(Enumeration<String> names, Function<String, @Nullable Object> scope) {
        Map<String, Object> attributes = new HashMap<>();
        for (String name : Collections.list(names)) {
            Object value = Variables.isApplications(name) ? scope.apply(name) : null;
            if (value != null) {
                attributes.put(name, value);
            }
        }
        return attributes;
    }
}
