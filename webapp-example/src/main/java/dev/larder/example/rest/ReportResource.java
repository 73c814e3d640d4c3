package dev.larder.example.rest;

import dev.larder.example.data.ReportTable;
import dev.larder.example.shop.Assistant;
import dev.larder.example.shop.Bestseller;
import dev.larder.example.shop.Month;
import dev.larder.page.CachePage;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reports as JSON: the whole answer is cached. */
@Path("reports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReportResource {

    /** The report, and when it was made. */
    public record Report(Instant made, double milliseconds, List<Bestseller> bestsellers) {}

    @Inject
    private ReportTable reports;

    @Inject
    private Assistant assistant;

    @Resource
    private ManagedExecutorService threads;

    /** An asynchronous answer: the request's own thread is free while the report is made, and the answer is cached like any other. */
    @GET
    @Path("months")
    @CachePage(value = "15m", tags = "reports")
    public CompletionStage<List<Month>> months() {
        return CompletableFuture.supplyAsync(assistant::months, threads);
    }

    @GET
    @Path("bestsellers")
    @CachePage(value = "15m", tags = "reports", staleIfError = "1h")
    public Report bestsellers() {
        long begun = System.nanoTime();
        List<Bestseller> lines = reports.bestsellers(20);
        return new Report(Instant.now(), (System.nanoTime() - begun) / 1e6, lines);
    }
}
