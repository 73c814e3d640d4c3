package dev.larder.payara.shop;

import dev.larder.page.CachePage;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** A page that is dispatched to another one. */
@WebServlet(urlPatterns = "/dispatch", asyncSupported = true)
@CachePage("15m")
public class LaterDispatch extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        request.startAsync().dispatch("/product?id=3");
    }
}
