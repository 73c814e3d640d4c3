package dev.larder.payara.shop;

import dev.larder.page.CachePage;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A page that another thread makes. */
@WebServlet(urlPatterns = "/later", asyncSupported = true)
@CachePage("15m")
public class LaterPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Counted counted;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        response.setContentType("text/plain");
        AsyncContext async = request.startAsync();
        async.start(() -> finish(async));
    }

    private void finish(AsyncContext async) {
        try {
            async.getResponse().getWriter().print(counted.next("later"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        async.complete();
    }
}
