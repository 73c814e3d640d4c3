package dev.larder.payara.pages;

import dev.larder.page.CachePage;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.io.IOException;

/** A resource that leads on to a JSP, as controllers do, by requests that stand behind proxies. */
@Path("led")
@RequestScoped
public class LedOn {

    @Inject
    HttpServletRequest injected;

    @Context
    HttpServletRequest given;

    @Context
    HttpServletResponse response;

    @GET
    @Path("injected")
    @CachePage("15m")
    public void byInjected() throws ServletException, IOException {
        forward(injected);
    }

    @GET
    @Path("given")
    @CachePage("15m")
    public void byGiven() throws ServletException, IOException {
        forward(given);
    }

    private void forward(HttpServletRequest request) throws ServletException, IOException {
        request.getRequestDispatcher("/WEB-INF/inner.jsp").forward(request, response);
    }
}
