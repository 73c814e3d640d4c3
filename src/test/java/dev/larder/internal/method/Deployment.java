package dev.larder.internal.method;

import dev.larder.Caches;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;

/** A CDI container with some beans, Larder's extension, and caches to look into. */
final class Deployment implements AutoCloseable {

    final TestCaches caches = new TestCaches();
    final SeContainer container;

    Deployment(Class<?>... beans) {
        container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(beans)
                .addExtensions(new MethodExtension(), new CachesBean(caches))
                .initialize();
    }

    <T> T bean(Class<T> type) {
        return container.select(type).get();
    }

    MethodExtension extension() {
        return container.getBeanManager().getExtension(MethodExtension.class);
    }

    @Override
    public void close() {
        container.close();
        caches.close();
    }

    /** Puts the test's caches in the place of those that the application would have. */
    public static final class CachesBean implements Extension {
        private final TestCaches caches;

        CachesBean(TestCaches caches) {
            this.caches = caches;
        }

        void add(@Observes AfterBeanDiscovery discovery) {
            discovery
                    .addBean()
                    .beanClass(CachesBean.class)
                    .types(Caches.class, Object.class)
                    .scope(Singleton.class)
                    .alternative(true)
                    .priority(1)
                    .createWith(creation -> caches);
        }
    }
}
