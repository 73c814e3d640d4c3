package dev.larder.example.rest;

import dev.larder.example.shop.Catalogue;
import dev.larder.example.shop.Product;
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
import java.util.List;

/** Products as JSON: the answers are not cached, but the methods they come from are. */
@Path("products")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProductResource {

    @Inject
    private Catalogue catalogue;

    @GET
    public List<Product> list(@QueryParam("category") @DefaultValue("1") long category) {
        return catalogue.inCategory(category);
    }

    @GET
    @Path("{id}")
    public Product one(@PathParam("id") long id) {
        Product product = catalogue.find(id);
        if (product == null) {
            throw new NotFoundException();
        }
        return product;
    }
}
