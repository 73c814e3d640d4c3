package dev.larder.payara.shop;

import dev.larder.page.CachePage;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page that is declared cacheable, and reads what must not be shared. */
@WebServlet("/secretive/*")
@CachePage("15m")
public class Secretive extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Counted counted;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print(counted.next(read(request.getPathInfo().substring(1), request)));
    }

    private static String read(String what, HttpServletRequest request) {
        switch (what) {
            case "principal":
                return "Hello " + request.getRemoteUser();
            case "session":
                Object before = request.getSession().getAttribute("basket");
                request.getSession().setAttribute("basket", "a pear");
                return "Basket " + before;
            case "header":
                return "From " + request.getHeader("X-Forwarded-Host");
            default:
                return "Hello";
        }
    }
}
