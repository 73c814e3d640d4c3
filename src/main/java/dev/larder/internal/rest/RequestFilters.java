package dev.larder.internal.rest;

import dev.larder.internal.page.RestInputs;
import dev.larder.page.Vary;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Configuration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The application's own request filters. They read the fields that the runtime has copied, a tenant or a token, which nobody notices;
 * so a filter says by {@link Vary} what it reads, be it nothing, or lets the resource read anything.
 */
final class RequestFilters {

    /** Runtimes and servers, whose filters choose no content. */
    private static final List<String> RUNTIMES = List.of(
            "org.glassfish.",
            "org.jboss.resteasy.",
            "org.apache.cxf.",
            "com.sun.",
            "fish.payara.",
            "io.smallrye.",
            "dev.larder.internal.rest.CachePageFeature");

    private RequestFilters() {}

    /** What a resource reads together with the filters in front of it. */
    static RestInputs joined(RestInputs inputs, Configuration configuration) {
        List<String> headers = new ArrayList<>(inputs.headers());
        List<String> cookies = new ArrayList<>(inputs.cookies());
        String open = inputs.open();
        for (Class<?> filter : of(configuration)) {
            Vary said = filter.getAnnotation(Vary.class);
            if (said == null) {
                open = "request-filter";
            } else {
                headers.addAll(Arrays.asList(said.headers()));
                cookies.addAll(Arrays.asList(said.cookies()));
            }
        }
        return new RestInputs(headers, cookies, open);
    }

    private static Set<Class<?>> of(Configuration configuration) {
        Set<Class<?>> types = new HashSet<>(configuration.getClasses());
        configuration.getInstances().forEach(instance -> types.add(instance.getClass()));
        types.removeIf(type -> !ContainerRequestFilter.class.isAssignableFrom(type)
                || RUNTIMES.stream().anyMatch(type.getName()::startsWith));
        return types;
    }
}
