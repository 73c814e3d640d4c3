package dev.larder.payara.shop;

import dev.larder.page.CachePage;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;

/** A Jakarta REST resource. */
@Path("reports")
public class Reports {

    @Inject
    Counted counted;

    @GET
    @Produces("text/plain")
    @CachePage(value = "15m", tags = "reports")
    public String list() {
        return counted.next("report");
    }

    /** Where resources begin. */
    @ApplicationPath("api")
    public static class Api extends Application {}
}
