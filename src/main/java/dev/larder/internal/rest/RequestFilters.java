package dev.larder.internal.rest;

import dev.larder.internal.page.RestInputs;
import dev.larder.page.Vary;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Configuration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The application's own filters and other providers. Filters read the fields that the runtime has copied, a tenant, a token or an
 * origin, which nobody notices; writers, converters and the like do when they have them injected. So each says by {@link Vary} what
 * it reads, be it nothing, or lets the resource read anything.
 */
final class RequestFilters {

    /** Runtimes and servers, whose filters choose no content. */
    private static final List<String> RUNTIMES = List.of(
            "org.glassfish.",
            "org.jboss.resteasy.",
            "org.apache.cxf.",
            "org.eclipse.yasson.",
            "com.sun.",
            "fish.payara.",
            "io.smallrye.",
            "dev.larder.internal.rest.CachePageFeature");

    private RequestFilters() {}

    /** What a resource reads together with what runs around it. */
    static RestInputs joined(RestInputs inputs, Configuration configuration) {
        List<String> headers = new ArrayList<>(inputs.headers());
        List<String> cookies = new ArrayList<>(inputs.cookies());
        String open = inputs.open();
        for (Class<?> provider : of(configuration)) {
            Vary said = provider.getAnnotation(Vary.class);
            if (said == null) {
                open = open == null ? opening(provider) : open;
            } else {
                headers.addAll(Arrays.asList(said.headers()));
                cookies.addAll(Arrays.asList(said.cookies()));
            }
        }
        return new RestInputs(headers, cookies, open);
    }

    /** What it lets the resource read, null when it is no filter and has nothing of the request injected. */
    private static @Nullable String opening(Class<?> provider) {
        if (ContainerRequestFilter.class.isAssignableFrom(provider)) {
            return "request-filter";
        }
        if (ContainerResponseFilter.class.isAssignableFrom(provider)) {
            return "response-filter";
        }
        return ResourceInputs.readsAnything(provider) ? "provider" : null;
    }

    private static Set<Class<?>> of(Configuration configuration) {
        Set<Class<?>> types = new HashSet<>(configuration.getClasses());
        configuration.getInstances().forEach(instance -> types.add(instance.getClass()));
        types.removeIf(type -> RUNTIMES.stream().anyMatch(type.getName()::startsWith));
        return types;
    }
}
