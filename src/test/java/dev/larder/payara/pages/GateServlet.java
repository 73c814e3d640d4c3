package dev.larder.payara.pages;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Shuts and opens gates. */
@WebServlet("/gate/*")
public class GateServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Gates gates;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String name = request.getParameter("name");
        if (request.getPathInfo().equals("/shut")) {
            gates.shut(name);
        } else {
            gates.open(name);
        }
    }
}
