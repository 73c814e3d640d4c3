package dev.larder.internal.page;

import dev.larder.internal.http.Methods;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

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
        if (!services.household().open()) {
            client.bypass(Bypass.SWITCHED_OFF);
            return;
        }
        if (!Methods.isRetrieval(request.getMethod())) {
            new PageChange(client).answer();
            return;
        }
        Bypass reason = Bypass.of(request, services.options());
        if (reason != null) {
            client.bypass(reason);
            return;
        }
        PageRequest page;
        try {
            page = PageRequest.of(request, services);
        } catch (Audience.Unidentified visitor) {
            client.bypass(Bypass.SESSION);
            return;
        }
        answer(page);
    }

    private void answer(PageRequest page) throws IOException, ServletException {
        Bypass reason = objection(page);
        if (reason != null) {
            client.bypass(reason);
        } else {
            new PageLookup(client, page).answer();
        }
    }

    private @Nullable Bypass objection(PageRequest page) {
        if (page.declaration().isForbidden()) {
            return Bypass.NEVER_CACHE;
        }
        boolean idle = services.household().idle().contains(page.cacheName(services.options()));
        return idle ? Bypass.NO_BACKEND : Bypass.ofVisitor(page, services.options());
    }
}
