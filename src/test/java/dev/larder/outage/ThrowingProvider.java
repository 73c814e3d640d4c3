package dev.larder.outage;

import dev.larder.internal.store.jcache.RenamedProvider;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.OptionalFeature;

/** A provider of JCache whose caches throw while the test says so. Made by its name, so what it is told is static. */
public final class ThrowingProvider extends RenamedProvider implements FaultyBackend {

    private static final AtomicReference<Fault> FAULT = new AtomicReference<>();
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final Set<String> WRITES = Set.of("put", "putAll", "putIfAbsent", "replace", "getAndPut", "invoke");

    @Override
    public CacheManager getCacheManager(URI uri, ClassLoader loader, Properties properties) {
        return proxy(CacheManager.class, super.getCacheManager(uri, loader, properties));
    }

    @Override
    public CacheManager getCacheManager(URI uri, ClassLoader loader) {
        return proxy(CacheManager.class, super.getCacheManager(uri, loader));
    }

    @Override
    public CacheManager getCacheManager() {
        return proxy(CacheManager.class, super.getCacheManager());
    }

    /** As one that is shared with other processes. */
    @Override
    public boolean isSupported(OptionalFeature feature) {
        return false;
    }

    private static <T> T proxy(Class<T> type, T target) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (target instanceof Cache) {
                fail(method.getName());
            }
            try {
                Object result = method.invoke(target, arguments);
                return result instanceof Cache<?, ?> cache ? proxy(Cache.class, cache) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(
                Proxy.newProxyInstance(ThrowingProvider.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static void fail(String operation) {
        ASKED.incrementAndGet();
        Fault now = FAULT.get();
        if (now == Fault.KILLED || now == Fault.FULL && WRITES.contains(operation)) {
            throw new CacheException("the grid is " + now);
        }
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("backend", "jcache", "provider", ThrowingProvider.class.getName(), "codec", "java");
    }

    @Override
    public Set<Fault> faults() {
        return Set.of(Fault.KILLED, Fault.FULL);
    }

    @Override
    public void begin(Fault fault) {
        FAULT.set(fault);
    }

    @Override
    public void end(Fault fault) {
        FAULT.set(null);
    }

    @Override
    public int asked() {
        return ASKED.get();
    }
}
