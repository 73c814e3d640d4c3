package dev.larder.example.web;

import dev.larder.Caches;
import dev.larder.example.shop.Catalogue;
import dev.larder.example.shop.Product;
import dev.larder.example.shop.Review;
import dev.larder.example.shop.Reviews;
import dev.larder.example.shop.Sale;
import dev.larder.page.Pages;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;

/** What the shop's buttons do: change something, then send the browser back to where it came from (POST, redirect, GET). */
@WebServlet("/change")
public class Changes extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int FULL_SHELF = 100;

    @Inject
    private transient Catalogue catalogue;

    @Inject
    private transient Sale sale;

    @Inject
    private transient Reviews reviews;

    @Inject
    private transient Caches caches;

    @Inject
    private transient Pages pages;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding("UTF-8");
        if (isFromElsewhere(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (!change(request)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", wayBack(request));
        }
    }

    private boolean change(HttpServletRequest request) {
        return switch (String.valueOf(request.getParameter("action"))) {
            case "price" -> reprice(product(request), request.getParameter("price"));
            case "sale" -> halve(request.getParameter("ids"));
            case "wish" -> wish(request, product(request));
            case "stock" -> restock(request, product(request));
            case "review" -> review(product(request), request);
            case "forget" -> forget(request, product(request));
            case "forget-all" -> forgetAll();
            case "clear" -> clear(request.getParameter("cache"));
            case "invalidate" -> invalidate(request.getParameter("tag"));
            default -> false;
        };
    }

    /** Invalidates by the tags that {@link Catalogue#reprice} names. */
    private boolean reprice(Product product, String price) {
        if (product == null || price == null || !price.matches("\\d{1,6}(\\.\\d{1,2})?")) {
            return false;
        }
        catalogue.reprice(product, new BigDecimal(price));
        return true;
    }

    /** Changes the session alone: the page of the wishes is kept with it. */
    private static boolean wish(HttpServletRequest request, Product product) {
        if (product == null) {
            return false;
        }
        WishList.add(request.getSession(), product);
        return true;
    }

    /** Halves the prices of all these products, or of none. */
    private boolean halve(String ids) {
        if (ids == null) {
            return false;
        }
        try {
            sale.halve(Stream.of(ids.split(",")).map(Numbers::id).toList());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Replaces the cached product and invalidates its page by URL; other pages do not show the stock. */
    private boolean restock(HttpServletRequest request, Product product) {
        if (product == null) {
            return false;
        }
        catalogue.save(product.id(), product.withStock(FULL_SHELF));
        pages.invalidate(page(request, product));
        return true;
    }

    private boolean forget(HttpServletRequest request, Product product) {
        if (product == null) {
            return false;
        }
        catalogue.forget(product.id());
        pages.invalidate(page(request, product));
        return true;
    }

    /** Invalidates by hand, after the transaction. */
    private boolean review(Product product, HttpServletRequest request) {
        String text = request.getParameter("text");
        String stars = request.getParameter("stars");
        if (product == null || text == null || text.isBlank() || text.length() > 300) {
            return false;
        }
        if (stars == null || !stars.matches("[1-5]")) {
            return false;
        }
        reviews.add(product.id(), new Review("You", Integer.parseInt(stars), text.strip(), LocalDate.now()));
        caches.invalidateTags("product:" + product.id(), "category:" + product.categoryId(), "figures");
        return true;
    }

    private boolean forgetAll() {
        catalogue.forgetAll();
        return true;
    }

    private boolean clear(String cache) {
        if (cache == null || !caches.names().contains(cache)) {
            return false;
        }
        caches.get(cache).clear();
        return true;
    }

    private boolean invalidate(String tag) {
        if (tag == null || tag.isBlank()) {
            return false;
        }
        caches.invalidateTags(tag.strip());
        return true;
    }

    private static String page(HttpServletRequest request, Product product) {
        return request.getContextPath() + "/product.jsp?id=" + product.id();
    }

    private Product product(HttpServletRequest request) {
        return catalogue.find(Numbers.id(request.getParameter("id")));
    }

    /**
     * A form on a page that all visitors share can carry no token of one of them. The browser's own word on where a request comes
     * from does as well.
     */
    private static boolean isFromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    /** A path of this site, whatever the form says. */
    private static String wayBack(HttpServletRequest request) {
        String back = request.getParameter("back");
        return request.getContextPath() + (back != null && back.matches("/([\\w.][\\w.?=&/-]*)?") ? back : "/");
    }
}
