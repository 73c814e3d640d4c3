package dev.larder.internal.method;

import java.util.concurrent.atomic.AtomicReference;
import javax.cache.annotation.BeanProvider;
import manager.CacheNameOnEachMethodBlogManagerImpl;
import manager.ClassLevelCacheConfigBlogManagerImpl;
import manager.UsingDefaultCacheNameBlogManagerImpl;

/** The beans of the JSR-107 TCK in a container, as the TCK finds them by {@code ServiceLoader}. */
public final class TckBeans implements BeanProvider {

    /** The container that the TCK runs in, for the test that starts the TCK and has no other way to it. */
    static final AtomicReference<Deployment> RUNNING = new AtomicReference<>();

    private final Deployment deployment = new Deployment(
            ClassLevelCacheConfigBlogManagerImpl.class,
            UsingDefaultCacheNameBlogManagerImpl.class,
            CacheNameOnEachMethodBlogManagerImpl.class);

    /** For {@code ServiceLoader}. */
    public TckBeans() {
        RUNNING.set(deployment);
    }

    @Override
    public <T> T getBeanByType(Class<T> type) {
        return deployment.bean(type);
    }
}
