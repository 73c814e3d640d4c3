package dev.larder.internal.page;

import dev.larder.internal.http.Methods;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/**
 * The story of one request: it passes by, or changes something, or asks for a page that is answered from what is stored or computed.
 */
final class PageExchange {

    private final PageServices services;
    private final PageClient client;
    private final HttpServletRequest request;

    PageExchange(PageClient client) {
        this.services = client.services();
        this.client = client;
        this.request = client.request();
    }

    /** Answers the request. */
    void answer() throws IOException, ServletException {
        if (!Methods.isRetrieval(request.getMethod())) {
            new PageChange(client).answer();
            return;
        }
        Bypass reason = Bypass.of(request, services.options());
        PageRequest page = reason == null ? PageRequest.of(request, services) : null;
        if (page == null || page.declaration().isForbidden()) {
            client.bypass(reason == null ? Bypass.NEVER_CACHE : reason);
        } else {
            new PageLookup(client, page).answer();
        }
    }
}
