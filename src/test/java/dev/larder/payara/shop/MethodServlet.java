package dev.larder.payara.shop;

import dev.larder.Cache;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Calls the cached methods; its own pages are not cached. */
@WebServlet("/method/*")
public class MethodServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Catalogue catalogue;

    @Inject
    transient Orders orders;

    @Inject
    transient Cache cache;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print(call(request.getPathInfo().substring(1), request));
    }

    private String call(String method, HttpServletRequest request) {
        long id = request.getParameter("id") == null ? 0 : Long.parseLong(request.getParameter("id"));
        switch (method) {
            case "find":
                return catalogue.find(id);
            case "stack":
                return catalogue.stack(id);
            case "orders":
                return orders.of(request.getParameter("customer"));
            case "later":
                return cache.async()
                        .<String>getOrSet("later", () -> "computed in another thread")
                        .toCompletableFuture()
                        .join();
            case "save":
                catalogue.save(id, request.getParameter("product"));
                return "saved";
            case "drop":
                catalogue.drop(id);
                return "dropped";
            case "drop-all":
                catalogue.dropAll();
                return "dropped all";
            default:
                catalogue.changed(id);
                return "changed";
        }
    }
}
