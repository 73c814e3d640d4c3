package dev.larder.payara.pages;

import dev.larder.page.CachePage;
import dev.larder.payara.shop.Counted;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;

/** Reads one thing of its request, by the servlet API or by what CDI injects. */
@WebServlet("/inputs/*")
@CachePage("15m")
public class Inputs extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Counted counted;

    @Inject
    transient HttpServletRequest injected;

    @Inject
    transient Basket basket;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        String what = request.getPathInfo().substring(1);
        response.getWriter().print(counted.next(what) + " " + read(what, request));
    }

    private Object read(String what, HttpServletRequest request) {
        return switch (what) {
            case "header" -> request.getHeader("X-Forwarded-Host");
            case "injected-header" -> injected.getHeader("X-Forwarded-Host");
            case "headers" -> Collections.list(request.getHeaderNames());
            case "cookies" -> request.getCookies();
            case "address" -> request.getRemoteAddr();
            case "principal" -> request.getUserPrincipal();
            case "role" -> request.isUserInRole("customer");
            case "tracking" -> request.getParameter("utm_source");
            case "session" -> request.getSession().getAttribute("basket");
            case "session-bean" -> basket.next();
            case "session-exists" -> request.getSession(false);
            case "language" -> request.getLocale();
            default -> "nothing";
        };
    }
}
