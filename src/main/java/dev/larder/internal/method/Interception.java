package dev.larder.internal.method;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Hands intercepted calls of a bean to the stories of their methods. Serializable for the sake of beans in passivating scopes. */
final class Interception implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings(
            "serial") // the container's bean managers and bean metadata are passivation capable (CDI 4.0, 19.1.1)
    private final BeanManager manager;

    @SuppressWarnings("serial") // as above
    private final Bean<?> bean;

    private transient @Nullable CachedMethods methods;

    Interception(BeanManager manager, Bean<?> bean) {
        this.manager = manager;
        this.bean = bean;
    }

    @Nullable
    Object tell(InvocationContext context) throws Exception {
        return methods().tell(context, bean);
    }

    @Nullable
    Object watch(InvocationContext context) throws Exception {
        return methods().watch(context);
    }

    private CachedMethods methods() {
        CachedMethods known = methods;
        if (known == null) {
            known = manager.getExtension(MethodExtension.class).methods();
            methods = known;
        }
        return known;
    }
}
