package dev.larder.example.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The forms of {@code gifts.jsp}, a page that all visitors share: each carries the token of its visitor, as a live part. */
@WebServlet("/basket")
public class Basket extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Own own;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding("UTF-8");
        if (!own.isToken(request.getParameter("token"))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        String name = request.getParameter("name");
        if (name != null && !name.isBlank()) {
            own.signIn(name.strip());
        } else {
            own.addToBasket();
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + "/gifts.jsp");
    }
}
