package dev.larder.internal.page;

import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.FieldNames;
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
        PageRequest page = null;
        try {
            page = reason == null ? PageRequest.of(request, services) : null;
        } catch (Audience.Unidentified visitor) {
            reason = Bypass.SESSION;
        }
        answer(page, page == null ? reason : objection(page));
    }

    private void answer(@Nullable PageRequest page, @Nullable Bypass reason) throws IOException, ServletException {
        if (reason == Bypass.NEVER_CACHE) {
            client.bypass(reason);
        } else if (isConditional(page, reason)) {
            String detail = reason == null ? Bypass.CONDITIONAL.code() : reason.code();
            new ConditionalAnswer(client)
                    .run(CacheStatus.forward(PageServices.NAME, CacheStatus.Forward.BYPASS)
                            .detail(detail));
        } else if (page == null || reason != null) {
            client.bypass(reason == null ? Bypass.FAILURE : reason);
        } else {
            new PageLookup(client, page).answer();
        }
    }

    /** Whether the page answers conditions without being stored: where it would be, what is stored answers them. */
    private boolean isConditional(@Nullable PageRequest page, @Nullable Bypass reason) {
        boolean stored = page != null && page.isExpected(services.options());
        boolean plain = reason != Bypass.REQUEST_BODY && request.getHeader(FieldNames.RANGE) == null;
        return !stored
                && plain
                && (isConditionalByRule() || services.declarations().isConditional(request));
    }

    private boolean isConditionalByRule() {
        PageRule rule =
                services.options().rules().isEmpty() ? null : services.options().rule(RequestPath.inContext(request));
        return rule != null && rule.declaration().kind() == PageDeclaration.Kind.CONDITIONAL;
    }

    private @Nullable Bypass objection(PageRequest page) {
        if (page.declaration().isForbidden()) {
            return Bypass.NEVER_CACHE;
        }
        boolean idle = services.household().idle().contains(page.cacheName(services.options()));
        return idle ? Bypass.NO_BACKEND : Bypass.ofVisitor(page, services.options());
    }
}
