package dev.larder.internal.rest;

import dev.larder.internal.page.PageDeclaration;
import dev.larder.internal.page.RestInputs;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Tells the page filter, for each resource method that a request reaches, what the method's annotations say and which parts of the
 * request it reads. It reaches the page filter as request attributes.
 */
public final class CachePageFeature implements DynamicFeature {

    private static final System.Logger LOGGER = System.getLogger("dev.larder.page");

    /** All of the application. What a dynamic feature is given tells of its own method alone in Jersey. */
    @Context
    private @Nullable Configuration everything;

    @Context
    private @Nullable Application application;

    /** For the service loader. */
    public CachePageFeature() {}

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        PageDeclaration said = PageDeclaration.of(resource.getResourceMethod(), resource.getResourceClass());
        if (!said.shared().isPublic()) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "@CachePage(share) at {0}: found too late, so that nothing is stored. Set larder.pages.rules.<rule>.share.",
                    resource.getResourceClass().getName());
        }
        RestInputs own = ResourceInputs.of(resource.getResourceMethod(), resource.getResourceClass());
        RequestFilters around = RequestFilters.of(context.getConfiguration(), everything, application);
        RestInputs inputs = around.joined(own, resource).plus(ContextReaders.current());
        context.register(new Teller(said, inputs), Priorities.AUTHENTICATION - 1);
        if (said.kind() == PageDeclaration.Kind.NEVER) {
            context.register(new Forbidder());
        }
    }

    /** Runs before the resource method, once it is known. What a locator handed on to a sub-resource has been declared nowhere. */
    private record Teller(PageDeclaration said, RestInputs inputs) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            request.setProperty(RestInputs.DECLARATION, said);
            boolean handedOn = request.getUriInfo().getMatchedResources().size() > 1;
            request.setProperty(RestInputs.ATTRIBUTE, handedOn ? inputs.open("resource-locator") : inputs);
        }
    }

    /** Tells every cache that the response is not for it. */
    private record Forbidder() implements ContainerResponseFilter {

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store, private");
        }
    }
}
