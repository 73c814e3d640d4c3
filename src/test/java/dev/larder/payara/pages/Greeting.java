package dev.larder.payara.pages;

import dev.larder.page.CachePage;
import dev.larder.payara.shop.Counted;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** Pages that greet the visitor by name, which they learn in three ways; one of them lets him sign in first. */
@WebServlet({"/greeting/*", "/members/*"})
@CachePage("15m")
public class Greeting extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Counted counted;

    @Inject
    transient SecurityContext security;

    @Inject
    transient Principal principal;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = switch (request.getPathInfo()) {
            case "/enter" -> Sign.signIn(security, request, response) + " " + request.getRemoteUser();
            case "/context" -> name(security.getCallerPrincipal());
            case "/injected" -> name(principal);
            default -> name(request.getUserPrincipal());
        };
        response.setContentType("text/plain");
        response.getWriter().print("Hello " + name + " " + counted.next("greeting"));
    }

    private static String name(Principal person) {
        return person == null || person.getName() == null || person.getName().equalsIgnoreCase("anonymous")
                ? "nobody"
                : person.getName();
    }
}
