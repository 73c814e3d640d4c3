package dev.larder.payara.shop;

import dev.larder.Cache;
import dev.larder.CacheName;
import dev.larder.CachePolicy;
import dev.larder.page.CachePage;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** A page that uses a method and a value. */
@WebServlet("/product")
@CachePage("15m")
public class ProductPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Counted counted;

    @Inject
    transient Catalogue catalogue;

    @Inject
    @CacheName("prices")
    transient Cache prices;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = request.getParameter("id");
        CachePolicy policy = CachePolicy.ttl(Duration.ofMinutes(5)).tags("product:" + id);
        response.setContentType("text/plain");
        response.getWriter()
                .print(counted.next("page") + ", " + catalogue.find(Long.parseLong(id)) + ", "
                        + prices.getOrSet("price:" + id, policy, () -> counted.next("price")));
    }
}
