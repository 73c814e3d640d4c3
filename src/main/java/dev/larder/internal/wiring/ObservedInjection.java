package dev.larder.internal.wiring;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.inject.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
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

    private static final List<String> WATCHED = List.of(REQUEST, SESSION);

    /** Whose request-scoped beans hold nothing that an application's filter has put there. */
    private static final List<String> PLATFORM = List.of(
            "jakarta.",
            "com.sun.",
            "org.apache.myfaces.",
            "org.glassfish.",
            "org.jboss.",
            "fish.payara.",
            "io.smallrye.");

    private final List<Bean<?>> requestScoped = new CopyOnWriteArrayList<>();

    /** For the container. */
    public ObservedInjection() {}

    void redirect(@Observes ProcessInjectionPoint<?, ?> event) {
        Set<Annotation> qualifiers = event.getInjectionPoint().getQualifiers();
        boolean plain =
                qualifiers.equals(Set.of(Default.Literal.INSTANCE)) || qualifiers.equals(Set.of(Any.Literal.INSTANCE));
        if (plain && WATCHED.contains(wanted(event.getInjectionPoint().getType()))) {
            event.configureInjectionPoint().qualifiers(Watched.Literal.INSTANCE);
        }
    }

    /** The type that is to be injected, or looked up later through an {@code Instance} or {@code Provider} of it. */
    private static String wanted(Type type) {
        boolean later = type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && Provider.class.isAssignableFrom(raw);
        return later ? ((ParameterizedType) type).getActualTypeArguments()[0].getTypeName() : type.getTypeName();
    }

    void note(@Observes ProcessBean<?> event) {
        Bean<?> bean = event.getBean();
        String name = bean.getBeanClass().getName();
        boolean ours = bean.getBeanClass() == ObservedInjection.class;
        if (bean.getScope() == RequestScoped.class && !ours && PLATFORM.stream().noneMatch(name::startsWith)) {
            requestScoped.add(bean);
        }
    }

    /** Which of the application's request-scoped beans live. */
    LivingBeans living(BeanManager manager) {
        return new LivingBeans(manager, requestScoped);
    }

    void addBeans(@Observes AfterBeanDiscovery event, BeanManager beans) {
        for (String name : WATCHED) {
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
