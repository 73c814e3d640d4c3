package dev.larder.internal.jsp;

import dev.larder.internal.live.LivePage;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.jsp.PageContext;
import java.util.Map;

/**
 * The attributes of a page's request. Tags have to know which there are, and a page that is being stored must not depend on a filter's
 * for that: so the page cache is asked, which does not take this for a use.
 */
final class RequestAttributes {

    private RequestAttributes() {}

    /** All as they are now. */
    static Map<String, Object> of(PageContext page) {
        ServletRequest request = page.getRequest();
        return request.getAttribute(LivePage.ATTRIBUTE) instanceof LivePage storing
                ? storing.attributes()
                : LivePage.attributes(request);
    }
}
