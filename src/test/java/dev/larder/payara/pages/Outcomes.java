package dev.larder.payara.pages;

import dev.larder.page.CachePage;
import dev.larder.payara.shop.Counted;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What else may come of a request than a page written to its end. */
@WebServlet("/outcome/*")
@CachePage("15m")
public class Outcomes extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Counted counted;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setContentType("text/plain");
        response.setHeader("X-Number", counted.next("outcome"));
        switch (request.getPathInfo().substring(1)) {
            case "redirect" -> response.sendRedirect(request.getContextPath() + "/article/there");
            case "missing" -> response.sendError(404);
            case "unavailable" -> response.sendError(503, "closed for today");
            case "failure" -> throw new IllegalStateException("This page always fails.");
            case "gone" -> {
                response.setStatus(410);
                response.getWriter().print(counted.next("gone"));
            }
            case "late-failure" -> lateFailure(response);
            case "forward" -> request.getRequestDispatcher("/inner?id=8").forward(request, response);
            case "forward-jsp" ->
                request.getRequestDispatcher("/WEB-INF/inner.jsp").forward(request, response);
            case "include" -> include(request, response);
            case "reset" -> reset(response);
            case "nothing" -> response.setStatus(200);
            default -> header(request.getPathInfo().substring(1), response);
        }
    }

    private void lateFailure(HttpServletResponse response) throws IOException {
        response.getWriter().print(counted.next("half"));
        response.flushBuffer();
        throw new IllegalStateException("This page fails midway.");
    }

    private static void include(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.getWriter().print("<");
        request.getRequestDispatcher("/inner?id=9").include(request, response);
        response.getWriter().print("|");
        request.getRequestDispatcher("/WEB-INF/inner.jsp").include(request, response);
        response.getWriter().print(">");
    }

    private void reset(HttpServletResponse response) throws IOException {
        response.setHeader("X-Old", "1");
        response.getWriter().print("old");
        response.reset();
        response.getOutputStream().print(counted.next("new"));
    }

    private void header(String what, HttpServletResponse response) throws IOException {
        switch (what) {
            case "cookie" -> response.addCookie(new Cookie("basket", "7"));
            case "private" -> response.setHeader("Cache-Control", "private");
            case "vary-star" -> response.setHeader("Vary", "*");
            case "endless" -> response.setContentType("text/event-stream");
            default -> throw new IllegalArgumentException(what);
        }
        response.getWriter().print(counted.next(what));
    }
}
