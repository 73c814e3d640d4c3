package dev.larder.example.web;

import dev.larder.example.shop.Catalogue;
import dev.larder.example.shop.Review;
import dev.larder.example.shop.Reviews;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What the shop's buttons do: change something, then send the browser back to where it came from (POST, redirect, GET). */
@WebServlet("/change")
public class Changes extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Catalogue catalogue;

    @Inject
    private transient Reviews reviews;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
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
        long id = Numbers.id(request.getParameter("id"));
        String action = String.valueOf(request.getParameter("action"));
        return switch (action) {
            case "price" -> reprice(id, request.getParameter("price"));
            case "stock" -> restock(id);
            case "review" -> review(id, request);
            default -> false;
        };
    }

    private boolean reprice(long id, String price) {
        if (price == null || !price.matches("\\d{1,6}(\\.\\d{1,2})?")) {
            return false;
        }
        catalogue.reprice(id, new BigDecimal(price));
        return true;
    }

    private boolean restock(long id) {
        return false;
    }

    private boolean review(long id, HttpServletRequest request) {
        String text = request.getParameter("text");
        String stars = request.getParameter("stars");
        if (text == null || text.isBlank() || text.length() > 300 || stars == null || !stars.matches("[1-5]")) {
            return false;
        }
        reviews.add(id, new Review("You", Integer.parseInt(stars), text.strip(), LocalDate.now()));
        return true;
    }

    /**
     * A form on a page that is shared by all visitors can carry no token of one of them. The browser's own word on where a request
     * comes from does as well.
     */
    private static boolean isFromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    /** A path of this site, whatever the form says. */
    private static String wayBack(HttpServletRequest request) {
        String back = request.getParameter("back");
        return request.getContextPath() + (back != null && back.matches("/[\\w.?=&-]*") ? back : "/");
    }
}
