package dev.larder.example.web;

import dev.larder.example.shop.Product;
import dev.larder.page.CachePage;
import dev.larder.page.Vary;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * The bestselling products of a category: {@code /category?id=7}. Each currency has a page of its own in the cache.
 *
 * <p>{@code &currency=EUR} chooses a currency by setting a cookie. That answer is for one visitor and is never stored.
 */
@WebServlet("/category")
@CachePage("15m")
@Vary(cookies = "currency")
public class CategoryPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Shop shop;

    @Inject
    private transient Money money;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String currency = request.getParameter("currency");
        if (currency != null) {
            money.choose(currency);
            response.addCookie(currencyCookie(request));
        }
        List<Product> products = shop.inCategory(Numbers.id(request.getParameter("id")));
        if (products.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        request.setAttribute("products", products);
        request.getRequestDispatcher("/WEB-INF/views/category.jsp").forward(request, response);
    }

    private Cookie currencyCookie(HttpServletRequest request) {
        Cookie cookie = new Cookie("currency", money.getCurrency());
        cookie.setPath(request.getContextPath() + "/");
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
