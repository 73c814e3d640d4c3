package dev.larder.payara.shop;

import dev.larder.Cache;
import dev.larder.CacheName;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.TreeSet;
import javax.cache.CacheManager;

/** A cache that Larder keeps in Payara's own Hazelcast. */
@WebServlet("/offers")
public class Offers extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    @CacheName("offers")
    transient Cache offers;

    /** Payara makes it injectable. */
    @Inject
    transient CacheManager hazelcast;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        String here = getServletContext().getContextPath();
        String computed = offers.getOrSet("of the day", () -> "computed by " + here);
        TreeSet<String> kinds = new TreeSet<>();
        hazelcast
                .getCache("offers")
                .forEach(held -> kinds.add(held.getValue().getClass().getSimpleName()));
        response.getWriter().print(computed + ", held as " + kinds);
    }
}
