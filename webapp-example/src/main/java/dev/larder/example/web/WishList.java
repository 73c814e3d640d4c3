package dev.larder.example.web;

import dev.larder.example.shop.Product;
import dev.larder.page.CachePage;
import dev.larder.page.Share;
import dev.larder.page.Vary;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a visitor wishes for: {@code /wishes}.
 *
 * <p>The page reads the session, so it is shared with nobody but that session, and only until what the session holds changes.
 */
@WebServlet("/wishes")
@CachePage(value = "5m", share = Share.SESSION)
@Vary(cookies = "currency")
public class WishList extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String WISHES = "wishes";

    @Inject
    private transient Shop shop;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        List<Product> products = shop.all(of(request.getSession(false)));
        request.setAttribute("products", products);
        request.getRequestDispatcher("/WEB-INF/views/wishes.jsp").forward(request, response);
    }

    /** Adds a product to what a visitor wishes for. */
    static void add(HttpSession session, Product product) {
        List<Long> more = Stream.concat(of(session).stream(), Stream.of(product.id()))
                .distinct()
                .toList();
        session.setAttribute(WISHES, List.copyOf(more));
    }

    @SuppressWarnings("unchecked") // nobody else sets it
    private static List<Long> of(HttpSession session) {
        Object wishes = session == null ? null : session.getAttribute(WISHES);
        return wishes == null ? List.of() : (List<Long>) wishes;
    }
}
