package dev.larder.example.rest;

import dev.larder.example.web.Parts;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Says in a header how many queries an answer has cost.
 *
 * <p>Only where it is asked to: an asynchronous answer leaves in a thread where no request scope is active.
 */
@Provider
@ShowsQueries
public class Queries implements ContainerResponseFilter {

    @Inject
    private Parts parts;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle("Queries", parts.getQueries());
    }
}
