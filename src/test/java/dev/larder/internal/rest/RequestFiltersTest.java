package dev.larder.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.page.RestInputs;
import dev.larder.page.Vary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import jakarta.mvc.locale.LocaleResolver;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestFiltersTest {

    private static final RestInputs NOTHING = new RestInputs(List.of(), List.of(), null);

    private static Configuration with(Class<?>... classes) {
        return (Configuration) Proxy.newProxyInstance(
                RequestFiltersTest.class.getClassLoader(),
                new Class<?>[] {Configuration.class},
                (proxy, method, arguments) -> method.getName().equals("getClasses") ? Set.of(classes) : Set.of());
    }

    /** Jersey tells a dynamic feature of the method's own providers only, and injects a configuration that knows all. */
    private static RestInputs joined(Class<?>... classes) {
        return RequestFilters.of(with(), with(classes), new Application()).joined(NOTHING, reached("plain"));
    }

    private static ResourceInfo reached(String method) {
        return new ResourceInfo() {
            @Override
            public Method getResourceMethod() {
                try {
                    return Items.class.getDeclaredMethod(method);
                } catch (NoSuchMethodException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public Class<?> getResourceClass() {
                return Items.class;
            }
        };
    }

    static final class Items {
        String plain() {
            return "";
        }

        @Secured
        String secret() {
            return "";
        }
    }

    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Secured {}

    @Secured
    static final class Guard implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            request.getHeaderString("X-Token");
        }
    }

    @Secured
    static final class Guarded extends Application {}

    @Test
    void aFilterThatIsBoundByNameRunsAroundWhoBearsTheName() {
        RequestFilters some = RequestFilters.of(with(), with(Guard.class), new Application());
        assertThat(some.joined(NOTHING, reached("plain")).open()).isNull();
        assertThat(some.joined(NOTHING, reached("secret")).open()).isEqualTo("request-filter");
        RequestFilters all = RequestFilters.of(with(), with(Guard.class), new Guarded());
        assertThat(all.joined(NOTHING, reached("plain")).open()).isEqualTo("request-filter");
        RequestFilters unknown = RequestFilters.of(with(Guard.class), null, null);
        assertThat(unknown.joined(NOTHING, reached("plain")).open()).isEqualTo("request-filter");
    }

    @Test
    void withoutFiltersTheResourceSpeaksForItself() {
        assertThat(joined(String.class)).isEqualTo(NOTHING);
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
        assertThat(joined(Tenant.class, Declared.class).open()).isEqualTo("request-filter");
    }

    @Test
    void aFilterDeclaresWhatItReads() {
        assertThat(joined(Declared.class)).isEqualTo(new RestInputs(List.of("X-Tenant"), List.of("theme"), null));
    }

    static final class Cors implements ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            response.getHeaders().putSingle("Access-Control-Allow-Origin", request.getHeaderString("Origin"));
        }
    }

    @Test
    void aFilterOfResponsesMayReadAnythingOfTheRequest() {
        assertThat(joined(Cors.class).open()).isEqualTo("response-filter");
    }

    static final class Converters implements ParamConverterProvider {
        @Context
        @Nullable
        HttpHeaders headers;

        @Override
        public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
            return null;
        }
    }

    static final class Later {
        @Inject
        @Nullable
        Instance<SecurityContext> who;
    }

    @Test
    void aConverterOrWriterThatHasTheFieldsInjectedMayReadThem() {
        assertThat(joined(Converters.class).open()).isEqualTo("provider");
        assertThat(joined(Later.class).open()).isEqualTo("provider");
    }

    /** A bean that is no resource and reads what resources do not declare. */
    @ApplicationScoped
    static class Tenants {
        @Inject
        @Nullable
        HttpHeaders headers;
    }

    @Vary(headers = "X-Tenant")
    @ApplicationScoped
    static class DeclaredTenants {
        @Inject
        @Nullable
        HttpHeaders headers;
    }

    static final class RuntimesHeaders implements Extension {
        void add(@Observes AfterBeanDiscovery event) {
            event.<HttpHeaders>addBean().types(HttpHeaders.class).produceWith(instance -> null);
        }
    }

    private static RestInputs readBy(Class<?>... beans) {
        try (SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new ContextReaders(), new RuntimesHeaders())
                .addBeanClasses(beans)
                .initialize()) {
            assertThat(container.isRunning()).isTrue();
            return ContextReaders.current();
        }
    }

    @Test
    void aBeanThatHasTheFieldsInjectedReadsForAnyResource() {
        assertThat(readBy(Tenants.class).open()).isEqualTo("injected-context");
        assertThat(readBy(DeclaredTenants.class)).isEqualTo(new RestInputs(List.of("X-Tenant"), List.of(), null));
        assertThat(readBy(Tenants.class, DeclaredTenants.class))
                .isEqualTo(new RestInputs(List.of("X-Tenant"), List.of(), "injected-context"));
        assertThat(ContextReaders.current()).isEqualTo(NOTHING);
    }

    static class Chosen implements LocaleResolver {}

    @Vary(cookies = "language")
    static class ChosenByCookie implements LocaleResolver {}

    /** Jakarta MVC hands it the fields and cookies of each request. */
    @Test
    void aBeanThatChoosesTheLanguageOfViewsMayReadAnything() {
        assertThat(readBy(Chosen.class).open()).isEqualTo("injected-context");
        assertThat(readBy(ChosenByCookie.class)).isEqualTo(new RestInputs(List.of(), List.of("language"), null));
    }
}
