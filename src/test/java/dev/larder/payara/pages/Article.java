package dev.larder.payara.pages;

import dev.larder.page.CachePage;
import dev.larder.payara.shop.Counted;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page like most: text of some length, which says which path and parameter it was asked with; and a change of it. */
@WebServlet("/article/*")
@CachePage(value = "15m", tags = "articles")
public class Article extends HttpServlet {

    /** When each of them was last modified. */
    public static final String MODIFIED = "Sun, 01 Jan 2017 00:00:00 GMT";

    private static final long serialVersionUID = 1L;

    @Inject
    transient Counted counted;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Last-Modified", MODIFIED);
        response.getWriter()
                .print("0123456789".repeat(50) + counted.next("article") + " " + request.getPathInfo() + " "
                        + request.getParameter("id"));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus("yes".equals(request.getParameter("fails")) ? 500 : 204);
    }
}
