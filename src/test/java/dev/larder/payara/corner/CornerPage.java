package dev.larder.payara.corner;

import dev.larder.page.CachePage;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A cached page of an application that may have no CDI. */
@WebServlet("/page")
@CachePage("15m")
public class CornerPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final AtomicInteger numbers = new AtomicInteger();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print("page#" + numbers.incrementAndGet());
    }
}
