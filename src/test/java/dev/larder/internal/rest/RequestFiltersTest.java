package dev.larder.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.page.RestInputs;
import dev.larder.page.Vary;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Configuration;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestFiltersTest {

    private static final RestInputs NOTHING = new RestInputs(List.of(), List.of(), null);

    private static Configuration with(Class<?>... classes) {
        return (Configuration) Proxy.newProxyInstance(
                RequestFiltersTest.class.getClassLoader(),
                new Class<?>[] {Configuration.class},
                (proxy, method, arguments) -> method.getName().equals("getClasses") ? Set.of(classes) : Set.of());
    }

    @Test
    void withoutFiltersTheResourceSpeaksForItself() {
        assertThat(RequestFilters.joined(NOTHING, with(String.class))).isEqualTo(NOTHING);
    }

    static final class Tenant implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            request.getHeaderString("X-Tenant");
        }
    }

    @Vary(headers = "X-Tenant", cookies = "theme")
    static final class Declared implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            request.getHeaderString("X-Tenant");
        }
    }

    @Test
    void aFilterThatSaysNothingMayReadAnything() {
        assertThat(RequestFilters.joined(NOTHING, with(Tenant.class, Declared.class))
                        .open())
                .isEqualTo("request-filter");
    }

    @Test
    void aFilterDeclaresWhatItReads() {
        assertThat(RequestFilters.joined(NOTHING, with(Declared.class)))
                .isEqualTo(new RestInputs(List.of("X-Tenant"), List.of("theme"), null));
    }
}
