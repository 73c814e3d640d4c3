package dev.larder.payara.shop;

import dev.larder.page.CachePage;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Application;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A Jakarta REST resource. */
@Path("reports")
public class Reports {

    @Inject
    Counted counted;

    @Resource
    ManagedExecutorService threads;

    @GET
    @Produces("text/plain")
    @CachePage(value = "15m", tags = "reports")
    public String list() {
        return counted.next("report");
    }

    @GET
    @Path("later")
    @Produces("text/plain")
    @CachePage(value = "15m", tags = "reports")
    public CompletionStage<String> later() {
        return CompletableFuture.supplyAsync(() -> counted.next("later report"), threads);
    }

    @GET
    @Path("suspended")
    @Produces("text/plain")
    @CachePage(value = "15m", tags = "reports")
    public void suspended(@Suspended AsyncResponse answer) {
        threads.execute(() -> answer.resume(counted.next("suspended report")));
    }

    /** Where resources begin. */
    @ApplicationPath("api")
    public static class Api extends Application {}
}
