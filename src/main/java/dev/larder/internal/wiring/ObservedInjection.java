package dev.larder.internal.wiring;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets beans that inject the request or its session have those that the page filter observes.
 *
 * <p>A CDI container injects the server's own, behind the filter's back: a page could depend on anything without being noticed.
 * Named by text, since there are CDI applications without the servlet API.
 */
public final class ObservedInjection implements Extension {

    private static final String REQUEST = "jakarta.servlet.http.HttpServletRequest";
    private static final String SESSION = "jakarta.servlet.http.HttpSession";

    /** The page room's request attribute with the observed request. */
    private static final String ATTRIBUTE = "dev.larder.page.observed";

    /** For the container. */
    public ObservedInjection() {}

    void redirect(@Observes ProcessInjectionPoint<?, ?> event) {
        String type = event.getInjectionPoint().getType().getTypeName();
        boolean plain = event.getInjectionPoint().getQualifiers().equals(Set.of(Default.Literal.INSTANCE));
        if (plain && (type.equals(REQUEST) || type.equals(SESSION))) {
            event.configureInjectionPoint().qualifiers(Watched.Literal.INSTANCE);
        }
    }

    void addBeans(@Observes AfterBeanDiscovery event, BeanManager beans) {
        for (String name : List.of(REQUEST, SESSION)) {
            Class<?> type = type(name);
            if (type != null) {
                event.addBean()
                        .id("dev.larder.observed." + name)
                        .types(type)
                        .qualifiers(Watched.Literal.INSTANCE)
                        .scope(RequestScoped.class)
                        .produceWith(instance -> new Redirection(beans, type).proxy());
            }
        }
    }

    private static @Nullable Class<?> type(String name) {
        try {
            return Class.forName(name, false, ObservedInjection.class.getClassLoader());
        } catch (ClassNotFoundException noServlets) {
            return null;
        }
    }

    /** Calls the observed object while a page is being computed, else the server's own. */
    private record Redirection(BeanManager beans, Class<?> type) implements InvocationHandler {

        Object proxy() {
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this);
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(target(), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }

        private Object target() throws ReflectiveOperationException {
            Class<?> requests = Class.forName(REQUEST, false, type.getClassLoader());
            Object own = beans.createInstance().select(requests).get();
            Object observed = requests.getMethod("getAttribute", String.class).invoke(own, ATTRIBUTE);
            Object request = observed == null ? own : observed;
            return type.getName().equals(SESSION)
                    ? requests.getMethod("getSession").invoke(request)
                    : request;
        }
    }
}
