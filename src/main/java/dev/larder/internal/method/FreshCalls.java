package dev.larder.internal.method;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a bean's method that go through its other interceptors, transactions included, and past the cache: refreshes that
 * nobody waits for.
 */
final class FreshCalls {

    private final BeanManager manager;

    @SuppressWarnings("ThreadLocalUsage") // one per application: a static one would be shared state
    private final ThreadLocal<@Nullable Method> current = new ThreadLocal<>();

    /** How many are on their way, so that a hit asks no thread-local variable while there is none. */
    private final AtomicInteger running = new AtomicInteger();

    FreshCalls(BeanManager manager) {
        this.manager = manager;
    }

    /** Whether the running call of a method is a fresh one; says so once. */
    boolean isOne(Method method) {
        if (running.get() == 0 || !method.equals(current.get())) {
            return false;
        }
        current.remove();
        return true;
    }

    /** Calls a method anew. */
    @Nullable
    Object call(Bean<?> bean, Method method, @Nullable Object[] arguments) throws Exception {
        RequestContextController request =
                manager.createInstance().select(RequestContextController.class).get();
        boolean activated = !isRequestActive() && request.activate();
        CreationalContext<?> creation = manager.createCreationalContext(bean);
        running.incrementAndGet();
        try {
            Class<?> type = view(bean, method);
            return invoke(method, type, manager.getReference(bean, type, creation), arguments);
        } finally {
            running.decrementAndGet();
            current.remove();
            creation.release();
            if (activated) {
                request.deactivate();
            }
        }
    }

    private @Nullable Object invoke(Method method, Class<?> view, Object reference, @Nullable Object[] arguments)
            throws Exception {
        Method visible = method.getDeclaringClass().isInstance(reference)
                ? method
                : view.getMethod(method.getName(), method.getParameterTypes());
        visible.setAccessible(true);
        current.set(method);
        try {
            return visible.invoke(reference, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception exception ? exception : e;
        }
    }

    /** The type under which the bean shows the method: its class, or the business interface of an enterprise bean. */
    private static Class<?> view(Bean<?> bean, Method method) {
        Class<?> found = bean.getBeanClass();
        for (Type type : bean.getTypes()) {
            if (type == method.getDeclaringClass()) {
                return method.getDeclaringClass();
            }
            Class<?> raw = Types.raw(type);
            if (raw.isInterface() && declares(raw, method)) {
                found = raw;
            }
        }
        return bean.getTypes().contains(bean.getBeanClass()) ? bean.getBeanClass() : found;
    }

    private static boolean declares(Class<?> type, Method method) {
        try {
            type.getMethod(method.getName(), method.getParameterTypes());
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private boolean isRequestActive() {
        try {
            return manager.getContext(RequestScoped.class).isActive();
        } catch (ContextNotActiveException e) {
            return false;
        }
    }
}
