package dev.larder.internal.wiring;

import dev.larder.internal.page.RequestBeans;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.spi.Context;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Collection;
import java.util.List;

/**
 * Asks the container which request-scoped beans have been made for the current request.
 *
 * @param manager of the container
 * @param beans all request-scoped beans of the application
 */
record LivingBeans(BeanManager manager, List<Bean<?>> beans) implements RequestBeans {

    LivingBeans {
        beans = List.copyOf(beans);
    }

    @Override
    public Collection<String> alive() {
        if (beans.isEmpty()) {
            return List.of();
        }
        try {
            Context context = manager.getContext(RequestScoped.class);
            return beans.stream()
                    .filter(bean -> context.get(bean) != null)
                    .map(bean -> bean.getBeanClass().getName())
                    .toList();
        } catch (ContextNotActiveException noRequest) {
            return List.of();
        }
    }
}
