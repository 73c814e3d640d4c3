package dev.larder.payara.pages;

import dev.larder.page.CachePage;
import dev.larder.payara.shop.Counted;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Pages that take their time: half a second for one that may be stored, a fiftieth for one that may not; and streams that stop at a gate. */
@WebServlet("/slow/*")
@CachePage("15m")
public class Slow extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Counted counted;

    @Inject
    transient Gates gates;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        switch (request.getPathInfo().substring(1)) {
            case "shared" -> takeMillis(500);
            case "private" -> {
                response.setHeader("Cache-Control", "private");
                takeMillis(20);
            }
            default -> {
                response.getWriter().print("first ");
                response.flushBuffer();
                gates.pass(request.getPathInfo());
            }
        }
        response.getWriter().print(counted.next("slow"));
    }

    private static void takeMillis(long time) {
        try {
            if (new CountDownLatch(1).await(time, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
