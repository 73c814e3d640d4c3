package dev.larder.payara.pages;

import dev.larder.page.CachePage;
import dev.larder.payara.shop.Counted;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

/** A text with more than ASCII in the charset that the path names, by type or by language. */
@WebServlet("/letters/*")
@CachePage("15m")
public class Letters extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Counted counted;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String charset = request.getPathInfo().substring(1);
        switch (charset) {
            case "none" -> response.setContentType("text/plain");
            case "german" -> response.setLocale(Locale.GERMANY);
            case "later" -> {
                response.setContentType("text/plain");
                response.setCharacterEncoding("UTF-8");
            }
            default -> response.setContentType("text/plain;charset=" + charset);
        }
        PrintWriter writer = response.getWriter();
        writer.write("xKäse éx", 1, 6);
        writer.printf(" %s", counted.next("letters"));
    }
}
