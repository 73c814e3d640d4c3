package dev.larder.internal.method;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Intercepted;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Hands intercepted calls to the stories of their methods.
 *
 * <p>Its place, {@code LIBRARY_AFTER}, is inside of security, transactions and the application's own interceptors, so that who may
 * not call a method does not get its cached result either; and outside of MicroProfile Fault Tolerance, so that time-outs and
 * retries apply to the computation only. Serializable for the sake of beans in passivating scopes.
 */
@Cached
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_AFTER)
public class CachedInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings(
            "serial") // the container's bean managers and bean metadata are passivation capable (CDI 4.0, 19.1.1)
    private final BeanManager manager;

    @SuppressWarnings("serial") // as above
    private final Bean<?> bean;

    private transient @Nullable CachedMethods methods;

    @Inject
    CachedInterceptor(BeanManager manager, @Intercepted Bean<?> bean) {
        this.manager = manager;
        this.bean = bean;
    }

    @AroundInvoke
    @Nullable
    Object intercept(InvocationContext context) throws Exception {
        CachedMethods known = methods;
        if (known == null) {
            known = manager.getExtension(MethodExtension.class).methods();
            methods = known;
        }
        return known.tell(context, bean);
    }
}
