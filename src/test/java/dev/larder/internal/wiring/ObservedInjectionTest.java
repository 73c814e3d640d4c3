package dev.larder.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.page.PageSite;
import dev.larder.internal.page.RequestBeans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beans that have the request injected, in whatever way, read what the cache observes; what filters put into beans counts. */
class ObservedInjectionTest {

    private static final ThreadLocal<HttpServletRequest> NOW = new ThreadLocal<>();

    private static @Nullable SeContainer container;
    private static @Nullable PageSite site;

    /** What a server adds: the request as it has it itself. */
    static final class ServersRequest implements Extension {
        void add(@Observes AfterBeanDiscovery event) {
            event.<HttpServletRequest>addBean()
                    .types(HttpServletRequest.class)
                    .scope(RequestScoped.class)
                    .produceWith(instance -> NOW.get());
        }
    }

    /** Reads by every door that CDI offers. */
    @ApplicationScoped
    static class Reading {
        @Inject
        HttpServletRequest plain;

        @Inject
        Instance<HttpServletRequest> later;

        @Inject
        Provider<HttpServletRequest> provider;

        @Inject
        @Any
        Instance<HttpServletRequest> any;

        String header(String door) {
            HttpServletRequest request = switch (door) {
                case "instance" -> later.get();
                case "provider" -> provider.get();
                case "any" -> any.get();
                default -> plain;
            };
            return String.valueOf(request.getHeader("X-Evil"));
        }
    }

    /** Filled by a filter, read by pages. */
    @RequestScoped
    static class Tenant {
        String name = "nobody";

        void set(String to) {
            name = to;
        }

        String get() {
            return name;
        }
    }

    private static <T> String ask(Class<T> bean, Function<T, String> question) {
        return question.apply(container.select(bean).get());
    }

    @BeforeAll
    static void start() {
        ObservedInjection injection = new ObservedInjection();
        container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(injection, new ServersRequest())
                .addBeanClasses(Reading.class, Tenant.class)
                .initialize();
        site = new PageSite();
        site.server.filter("front", ObservedInjectionTest::inFront);
        site.page(
                "/read",
                (request, response) -> response.getWriter()
                        .print(ask(Reading.class, reading -> reading.header(request.getParameter("by")))));
        site.page("/tenant", (request, response) -> response.getWriter().print(ask(Tenant.class, Tenant::get)));
        site.server.attribute(RequestBeans.ATTRIBUTE, injection.living(container.getBeanManager()));
        site.start();
    }

    private static void inFront(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        NOW.set(http);
        RequestContextController context =
                container.select(RequestContextController.class).get();
        context.activate();
        try {
            if (http.getHeader("X-Tenant") != null) {
                container.select(Tenant.class).get().set(http.getHeader("X-Tenant"));
            }
            chain.doFilter(request, response);
        } finally {
            context.deactivate();
            NOW.remove();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        site.close();
        container.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "instance", "provider", "any"})
    void whatABeanReadsOfTheInjectedRequestIsNoticed(String door) {
        String page = "/read?by=" + door;
        PageSite.Answer attackers = site.get(page, "X-Evil", "evil");
        assertThat(attackers.body()).isEqualTo("evil");
        assertThat(attackers.cacheStatus()).contains("detail=undeclared-input; input=X-Evil");
        assertThat(site.get(page).body()).isEqualTo("null");
    }

    @Test
    void aBeanThatAFilterInFrontHasFilledIsAnInput() {
        PageSite.Answer acme = site.get("/tenant", "X-Tenant", "acme");
        assertThat(acme.body()).isEqualTo("acme");
        assertThat(acme.cacheStatus())
                .contains("detail=undeclared-input; input=\"bean " + Tenant.class.getName() + '"');
        assertThat(site.get("/tenant").body()).isEqualTo("nobody");
    }

    @Test
    void aBeanThatThePageItselfFillsIsNone() {
        site.get("/tenant?again");
        assertThat(site.get("/tenant?again").isHit()).isTrue();
    }
}
