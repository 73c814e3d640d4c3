package dev.larder.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.page.RestInputs;
import dev.larder.page.CachePage;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CachePageFeatureTest {

    /** A resource with one method. */
    @CachePage("5m")
    static final class Reports {
        @Produces("text/plain")
        public String list(@HeaderParam("X-Region") String region) {
            return region;
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T standIn(Class<T> type, InvocationHandler answers) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers);
    }

    private static ContainerRequestFilter registered() {
        List<Object> components = new ArrayList<>();
        Configuration configuration = standIn(Configuration.class, (proxy, method, arguments) -> Set.of());
        FeatureContext context = standIn(FeatureContext.class, (proxy, method, arguments) -> {
            if (method.getName().equals("getConfiguration")) {
                return configuration;
            }
            components.add(arguments[0]);
            return proxy;
        });
        new CachePageFeature()
                .configure(
                        standIn(
                                ResourceInfo.class,
                                (proxy, method, arguments) -> method.getName().equals("getResourceClass")
                                        ? Reports.class
                                        : Reports.class.getMethod("list", String.class)),
                        context);
        return (ContainerRequestFilter) components.get(0);
    }

    private static @Nullable RestInputs told(Object... matchedResources) throws IOException {
        Map<String, Object> properties = new HashMap<>();
        UriInfo address = standIn(UriInfo.class, (proxy, method, arguments) -> List.of(matchedResources));
        registered().filter(standIn(ContainerRequestContext.class, (proxy, method, arguments) -> {
            if (method.getName().equals("getUriInfo")) {
                return address;
            }
            return properties.put((String) arguments[0], arguments[1]);
        }));
        return (RestInputs) properties.get(RestInputs.ATTRIBUTE);
    }

    @Test
    void aResourceTellsWhatItReads() throws Exception {
        assertThat(told(new Reports())).isEqualTo(new RestInputs(List.of("X-Region"), List.of(), null));
    }

    @Test
    void whatALocatorHandsOnToASubResourceIsDeclaredNowhere() throws Exception {
        assertThat(told(new Reports(), "the resource whose locator was asked").open())
                .isEqualTo("resource-locator");
    }
}
