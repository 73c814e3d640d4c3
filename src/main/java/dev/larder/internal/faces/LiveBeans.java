package dev.larder.internal.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Context;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The beans behind the names in expressions, and those that they are injected with. Safe for use by many threads. */
final class LiveBeans {

    /** What servers, CDI and Faces bring along holds nothing that the application has put into it. */
    private static final List<String> PLATFORM = List.of(
            "jakarta.",
            "java.",
            "com.sun.",
            "org.apache.",
            "org.jboss.weld.",
            "org.glassfish.",
            "fish.payara.",
            "dev.larder.internal.wiring.");

    private static final List<String> FACES = List.of("com.sun.faces.", "org.apache.myfaces.", "jakarta.faces.");

    /** Theirs is the same whether the page runs or not. */
    private static final Set<Class<? extends Annotation>> SHARED =
            Set.of(ApplicationScoped.class, SessionScoped.class, Dependent.class, Singleton.class);

    private final @Nullable BeanManager manager;
    private final List<Bean<?>> ofRequest;
    private final List<Bean<?>> ofFaces;
    private final ConcurrentMap<String, Set<Bean<?>>> byName = new ConcurrentHashMap<>();

    private LiveBeans(@Nullable BeanManager manager, List<Bean<?>> ofRequest) {
        this.manager = manager;
        this.ofRequest = ofRequest.stream().filter(bean -> !is(bean, PLATFORM)).toList();
        this.ofFaces = ofRequest.stream().filter(bean -> is(bean, FACES)).toList();
    }

    /** Those of the application of the calling thread. */
    static LiveBeans current() {
        try {
            BeanManager manager = CDI.current().getBeanManager();
            return new LiveBeans(
                    manager,
                    manager.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                            .filter(bean -> bean.getScope() == RequestScoped.class)
                            .toList());
        } catch (IllegalStateException noContainer) {
            return new LiveBeans(null, List.of());
        }
    }

    private static boolean is(Bean<?> bean, List<String> packages) {
        String name = bean.getBeanClass().getName();
        return packages.stream().anyMatch(name::startsWith);
    }

    private @Nullable Context request() {
        try {
            return manager == null ? null : manager.getContext(RequestScoped.class);
        } catch (ContextNotActiveException noRequest) {
            return null;
        }
    }

    /** The classes of the application's beans that have been made for this request. */
    Set<String> alive() {
        Context context = request();
        return context == null
                ? Set.of()
                : ofRequest.stream()
                        .filter(bean -> context.get(bean) != null)
                        .map(bean -> bean.getBeanClass().getName())
                        .collect(Collectors.toSet());
    }

    /** Lets go of what Faces keeps for the request as beans: they are of one {@code FacesContext}, and now it is another's turn. */
    void forgetFaces() {
        if (request() instanceof AlterableContext context) {
            ofFaces.forEach(context::destroy);
        }
    }

    /**
     * Why a name is not for a body without its page: its beans live as long as the view or a flow, or the page may have put something
     * into them.
     *
     * @param used the classes of the request's beans that the page has used
     */
    Optional<String> objection(String name, Set<String> used) {
        if (manager == null) {
            return Optional.empty();
        }
        return byName.computeIfAbsent(name, this::behind).stream()
                .filter(bean -> isOfPage(bean, used))
                .findFirst()
                .map(bean -> "'" + name + "', that is the bean "
                        + bean.getBeanClass().getName() + " (" + bean.getScope().getSimpleName() + ")");
    }

    private static boolean isOfPage(Bean<?> bean, Set<String> used) {
        return bean.getScope() == RequestScoped.class
                ? used.contains(bean.getBeanClass().getName())
                : !SHARED.contains(bean.getScope());
    }

    private Set<Bean<?>> behind(String name) {
        Set<Bean<?>> found = new HashSet<>();
        if (manager != null) {
            manager.getBeans(name).forEach(bean -> collect(manager, bean, found));
        }
        return found;
    }

    private static void collect(BeanManager manager, Bean<?> bean, Set<Bean<?>> found) {
        if (!is(bean, PLATFORM) && found.add(bean)) {
            for (InjectionPoint point : bean.getInjectionPoints()) {
                Annotation[] qualifiers = point.getQualifiers().toArray(new Annotation[0]);
                manager.getBeans(inner(point.getType()), qualifiers).forEach(next -> collect(manager, next, found));
            }
        }
    }

    /** {@code Instance<T>} and {@code Provider<T>} give a {@code T} later. */
    private static Type inner(Type type) {
        boolean later = type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && jakarta.inject.Provider.class.isAssignableFrom(raw);
        return later ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
    }
}
