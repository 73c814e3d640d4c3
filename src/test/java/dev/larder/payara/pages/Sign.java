package dev.larder.payara.pages;

import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Signs visitors in and out; and the page on which they are asked to. */
@WebServlet("/sign/*")
public class Sign extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient SecurityContext security;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        switch (request.getPathInfo()) {
            case "/in" -> response.getWriter().print(signIn(security, request, response));
            case "/out" -> {
                request.logout();
                request.getSession().invalidate();
            }
            default -> response.getWriter().print("Who are you?");
        }
    }

    /** Signs in whom the parameter names. */
    static AuthenticationStatus signIn(
            SecurityContext security, HttpServletRequest request, HttpServletResponse response) {
        UsernamePasswordCredential person =
                new UsernamePasswordCredential(request.getParameter("name"), People.PASSWORD);
        return security.authenticate(
                request,
                response,
                AuthenticationParameters.withParams().credential(person).newAuthentication(true));
    }
}
