package dev.larder.payara.vault;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;

/** Calls the vault; its own pages are not cached. */
@WebServlet("/vault/*")
public class VaultServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Vault vault;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setContentType("text/plain");
        try {
            response.getWriter().print(answer(request.getPathInfo().substring(1), request.getParameter("id")));
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }

    private String answer(String what, String id) throws SQLException {
        switch (what) {
            case "create":
                vault.createTable();
                return "created";
            case "put":
                vault.put(id);
                return "put";
            case "commit":
                return vault.work(id, false);
            case "rollback":
                return vault.work(id, true);
            case "orders":
                return String.valueOf(vault.orders(id));
            default:
                return vault.cached(id);
        }
    }
}
