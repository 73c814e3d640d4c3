package dev.larder.payara.till;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Calls them; its own pages are not cached. */
@WebServlet("/till/*")
public class TillServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Till till;

    @Inject
    transient Outer outer;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setContentType("text/plain");
        String id = request.getParameter("id");
        String change = String.valueOf(request.getParameter("change"));
        try {
            response.getWriter().print(answer(request.getPathInfo().substring(1), id, change));
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private String answer(String what, String id, String change) throws Exception {
        return switch (what) {
            case "commit" -> outer.commit(id, change);
            case "rollback" -> outer.rollback(id, change);
            case "within" -> outer.within(id);
            case "alone" -> alone(id, change);
            case "fail" -> failing(id, change);
            default -> till.read(id);
        };
    }

    private String alone(String id, String change) {
        outer.change(id, change);
        return "done";
    }

    private String failing(String id, String change) {
        try {
            outer.fail(id, change);
            return "not failed";
        } catch (IllegalStateException e) {
            return "failed";
        }
    }
}
