package dev.larder.payara.pages;

import dev.larder.payara.shop.Counted;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Pages that live a second by rule, after which one waits at its gate and the other fails while its gate is shut. */
@WebServlet("/weather/*")
public class Weather extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Counted counted;

    @Inject
    transient Gates gates;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (path.equals("/waits")) {
            gates.pass(path);
        } else if (gates.isShut(path)) {
            throw new IllegalStateException("The weather station does not answer.");
        }
        response.setContentType("text/plain");
        response.getWriter().print(counted.next("weather"));
    }
}
