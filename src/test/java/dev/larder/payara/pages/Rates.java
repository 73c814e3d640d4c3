package dev.larder.payara.pages;

import dev.larder.page.CachePage;
import dev.larder.page.NeverCache;
import dev.larder.payara.shop.Counted;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;

/** A Jakarta REST resource; what it gives in JSON and in plain text are two pages. */
@Path("rates")
public class Rates {

    @Inject
    Counted counted;

    @GET
    @Path("{currency}")
    @Produces({"application/json", "text/plain"})
    @CachePage(value = "15m", tags = "rates")
    public Response rate(@PathParam("currency") String currency) {
        return Response.ok("\"" + counted.next(currency) + "\"").tag("fixed").build();
    }

    @POST
    @Path("{currency}")
    public void change(@PathParam("currency") String currency) {
        counted.next(currency);
    }

    @GET
    @Path("streamed")
    @Produces("text/plain")
    @CachePage("15m")
    public StreamingOutput streamed() {
        return out -> out.write(counted.next("streamed").getBytes(StandardCharsets.UTF_8));
    }

    @GET
    @Path("tenant")
    @Produces("text/plain")
    @CachePage("15m")
    public String tenant(@HeaderParam("X-Tenant") String tenant) {
        return counted.next("tenant") + " " + tenant;
    }

    @GET
    @Path("missing")
    @CachePage("15m")
    public String missing() {
        throw new NotFoundException(counted.next("missing"));
    }

    @GET
    @Path("never")
    @NeverCache
    public String never() {
        return counted.next("never");
    }

    /** Where resources begin. */
    @ApplicationPath("api")
    public static class Api extends Application {}
}
