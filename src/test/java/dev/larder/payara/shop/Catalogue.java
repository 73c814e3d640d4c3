package dev.larder.payara.shop;

import dev.larder.annotation.CacheFor;
import dev.larder.annotation.CacheTags;
import dev.larder.annotation.InvalidateTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;

/** Every annotation for methods. */
@Named
@ApplicationScoped
@CacheDefaults(cacheName = "products")
public class Catalogue {

    @Inject
    Counted counted;

    @CacheResult
    @CacheFor("15m")
    @CacheTags("product:{id}")
    public String find(@CacheKey long id) {
        return counted.next("product " + id);
    }

    @CacheResult(cacheName = "stacks")
    public String stack(@CacheKey long id) {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName).toList())
                .toString();
    }

    @CachePut
    @CacheTags("product:{id}")
    public void save(@CacheKey long id, @CacheValue String product) {}

    @CacheRemove
    public void drop(@CacheKey long id) {}

    @CacheRemoveAll
    public void dropAll() {}

    @InvalidateTags("product:{id}")
    public void changed(long id) {}
}
