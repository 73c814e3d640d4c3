package dev.larder.internal.rest;

import dev.larder.internal.page.RestInputs;
import dev.larder.page.Vary;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
            "org.eclipse.krazo.", // its language is an input of each controller; its token begins a session
            "com.sun.",
            "fish.payara.",
            "io.smallrye.",
            "dev.larder.internal.rest.CachePageFeature");

    private final Set<Class<?>> providers = new HashSet<>();
    private final @Nullable Application application;

    private RequestFilters(@Nullable Application application) {
        this.application = application;
    }

    /**
     * Those of an application.
     *
     * @param given what is said of a resource method
     * @param everything what is said of all, null where the runtime does not tell
     * @param application null where the runtime does not tell
     */
    static RequestFilters of(
            Configuration given, @Nullable Configuration everything, @Nullable Application application) {
        RequestFilters filters = new RequestFilters(application);
        filters.add(given);
        if (everything != null) {
            filters.add(everything);
        }
        return filters;
    }

    private void add(Configuration configuration) {
        providers.addAll(configuration.getClasses());
        configuration.getInstances().forEach(instance -> providers.add(instance.getClass()));
        providers.removeIf(type -> RUNTIMES.stream().anyMatch(type.getName()::startsWith));
    }

    /** What a resource reads together with what runs around it. */
    RestInputs joined(RestInputs inputs, ResourceInfo resource) {
        List<String> headers = new ArrayList<>(inputs.headers());
        List<String> cookies = new ArrayList<>(inputs.cookies());
        String open = inputs.open();
        for (Class<?> provider : providers) {
            Vary said = provider.getAnnotation(Vary.class);
            if (said != null) {
                headers.addAll(Arrays.asList(said.headers()));
                cookies.addAll(Arrays.asList(said.cookies()));
            } else if (open == null && !isBoundElsewhere(provider, resource)) {
                open = opening(provider);
            }
        }
        return new RestInputs(headers, cookies, open);
    }

    /** Whether it only runs around resources that bear its name, and this one does not (Jakarta REST, name binding). */
    private boolean isBoundElsewhere(Class<?> provider, ResourceInfo resource) {
        if (application == null) {
            return false;
        }
        List<Class<? extends Annotation>> names = Stream.of(provider.getAnnotations())
                .<Class<? extends Annotation>>map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(NameBinding.class))
                .toList();
        List<AnnotatedElement> bearers =
                List.of(resource.getResourceMethod(), resource.getResourceClass(), application.getClass());
        return !names.isEmpty()
                && names.stream().noneMatch(name -> bearers.stream().anyMatch(each -> each.isAnnotationPresent(name)));
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
}
