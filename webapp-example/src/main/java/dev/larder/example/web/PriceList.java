package dev.larder.example.web;

import dev.larder.example.shop.Catalogue;
import dev.larder.example.shop.Product;
import dev.larder.page.ConditionalGet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;

/**
 * The bestsellers of a category as a list for dealers' programs: {@code /prices.csv?category=7}.
 *
 * <p>It is made anew for everybody who asks. But a program that has the same list already is told so, in place of being sent it again.
 */
@WebServlet("/prices.csv")
@ConditionalGet
public class PriceList extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Catalogue catalogue;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv; charset=UTF-8");
        PrintWriter list = response.getWriter();
        list.println("id,price");
        for (Product product : catalogue.inCategory(Numbers.id(request.getParameter("category")))) {
            list.println(product.id() + "," + product.price());
        }
    }
}
