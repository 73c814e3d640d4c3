package dev.larder.internal.store.jcache;

import java.net.URI;
import java.util.Properties;
import javax.cache.CacheManager;
import javax.cache.configuration.OptionalFeature;
import javax.cache.spi.CachingProvider;
import org.ehcache.jsr107.EhcacheCachingProvider;

/** A provider that Larder does not know by its name. */
public class RenamedProvider implements CachingProvider {

    private final EhcacheCachingProvider provider = new EhcacheCachingProvider();

    @Override
    public CacheManager getCacheManager(URI uri, ClassLoader loader, Properties properties) {
        return provider.getCacheManager(uri, loader, properties);
    }

    @Override
    public ClassLoader getDefaultClassLoader() {
        return provider.getDefaultClassLoader();
    }

    @Override
    public URI getDefaultURI() {
        return provider.getDefaultURI();
    }

    @Override
    public Properties getDefaultProperties() {
        return provider.getDefaultProperties();
    }

    @Override
    public CacheManager getCacheManager(URI uri, ClassLoader loader) {
        return provider.getCacheManager(uri, loader);
    }

    @Override
    public CacheManager getCacheManager() {
        return provider.getCacheManager();
    }

    @Override
    public void close() {
        provider.close();
    }

    @Override
    public void close(ClassLoader loader) {
        provider.close(loader);
    }

    @Override
    public void close(URI uri, ClassLoader loader) {
        provider.close(uri, loader);
    }

    @Override
    public boolean isSupported(OptionalFeature feature) {
        return provider.isSupported(feature);
    }
}
