package dev.larder.example.rest;

import dev.larder.example.shop.Assistant;
import dev.larder.example.shop.Catalogue;
import dev.larder.example.shop.Delivery;
import dev.larder.example.shop.Product;
import dev.larder.example.shop.Suggestions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Products as JSON: the answers are not cached, but the methods they come from are. */
@Path("products")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProductResource {

    @Inject
    private Catalogue catalogue;

    @Inject
    private Assistant assistant;

    @GET
    public List<Product> list(@QueryParam("category") @DefaultValue("1") long category) {
        return catalogue.inCategory(category);
    }

    @GET
    @Path("some")
    @ShowsQueries
    public Collection<Product> some(@QueryParam("id") List<Long> ids) {
        return catalogue.findAll(ids).values();
    }

    /** The bestseller of a category; 404 where there is none. */
    @GET
    @Path("bestseller")
    @ShowsQueries
    public Product bestseller(@QueryParam("category") @DefaultValue("1") long category) {
        return assistant.bestsellerOf(category).orElseThrow(NotFoundException::new);
    }

    @GET
    @Path("suggestions")
    @ShowsQueries
    public Suggestions suggestions(@QueryParam("q") @DefaultValue("") String beginning) {
        return assistant.suggestions(beginning);
    }

    @GET
    @Path("{id}/delivery")
    public CompletionStage<Delivery> delivery(@PathParam("id") long id) {
        return assistant.delivery(id);
    }

    @GET
    @Path("{id}")
    @ShowsQueries
    public Product one(@PathParam("id") long id) {
        Product product = catalogue.find(id);
        if (product == null) {
            throw new NotFoundException();
        }
        return product;
    }
}
