package dev.larder.payara.shop;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import javax.cache.annotation.CacheResult;

/** A Jakarta REST resource whose method is cached, not its answer. */
@Path("stock")
@RequestScoped
public class Stock {

    @Inject
    Counted counted;

    @GET
    @Path("{id}")
    @Produces("text/plain")
    @CacheResult(cacheName = "stock")
    public String of(@PathParam("id") long id) {
        return counted.next("stock of " + id);
    }
}
