package dev.larder.payara.pages;

import dev.larder.page.CachePage;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A resource whose tenant a filter finds out, which the server has found by itself as it has the resource. */
@Path("tenant")
@Produces("text/plain")
public class Tenants {

    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    /** Around whom the filter runs. */
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Tenanted {}

    /** Finds it out. */
    @Provider
    @Tenanted
    public static class Finder implements ContainerRequestFilter {

        @Context
        UriInfo address;

        @Override
        public void filter(ContainerRequestContext request) {
            CURRENT.set(request.getHeaderString("X-Tenant"));
        }
    }

    @GET
    @Tenanted
    @CachePage("15m")
    public String name() {
        return String.valueOf(CURRENT.get());
    }
}
