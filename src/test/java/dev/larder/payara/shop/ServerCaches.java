package dev.larder.payara.shop;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.TreeSet;
import javax.cache.CacheManager;

/** Shows the caches in Payara's own Hazelcast, and calls the catalogue. */
@WebServlet("/server-caches")
public class ServerCaches extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Payara makes it injectable. */
    @Inject
    transient CacheManager hazelcast;

    @Inject
    transient Catalogue catalogue;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        catalogue.find(70);
        catalogue.stack(70);
        TreeSet<String> names = new TreeSet<>();
        hazelcast.getCacheNames().forEach(names::add);
        response.getWriter().print("Hazelcast has " + names);
    }
}
