package dev.larder.payara.shop;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Calls the cached method of a bean of the scope that the path names. */
@WebServlet("/scopes/*")
public class ScopesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Map<String, Class<? extends Scoped>> BEANS = Map.of(
            "none", Scoped.OfNoScope.class,
            "request", Scoped.OfRequest.class,
            "conversation", Scoped.OfConversation.class,
            "session", Scoped.OfSession.class,
            "application", Scoped.OfApplication.class);

    @Inject
    transient Accounts accounts;

    @Inject
    transient Ledger ledger;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print(call(request.getPathInfo().substring(1)));
    }

    private String call(String name) {
        return switch (name) {
            case "stateless-by-interface" -> accounts.of(name);
            case "singleton" -> ledger.page(name);
            case "interface-alone" -> accounts.uncached(name);
            default -> CDI.current().select(BEANS.get(name)).get().next(name);
        };
    }
}
