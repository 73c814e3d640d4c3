package dev.larder.outage;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.annotation.CacheFor;
import dev.larder.annotation.CacheTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheResult;

/** What the pages are made of, and how often each was computed. */
@ApplicationScoped
public class Catalogue {

    static final String TAG = "catalogue";

    private final AtomicInteger revision = new AtomicInteger();
    private final Map<Face, AtomicInteger> computed = new ConcurrentHashMap<>();

    @Inject
    Cache cache;

    /** Computes, for a page or a fragment. */
    public String compute(String face, int number) {
        Face wanted = Face.valueOf(face);
        count(wanted);
        return wanted.answer(number, revision.get());
    }

    @CacheResult(cacheName = "products")
    @CacheFor("1h")
    @CacheTags(TAG)
    public String method(int number) {
        return compute("METHOD", number);
    }

    public String value(int number) {
        CachePolicy policy = CachePolicy.ttl(Duration.ofHours(1)).tags(TAG);
        return cache.getOrSet("value" + number, policy, () -> compute("VALUE", number));
    }

    /** For a page that is made of others. */
    public String count(String face) {
        count(Face.valueOf(face));
        return "";
    }

    private void count(Face face) {
        computed.computeIfAbsent(face, first -> new AtomicInteger()).incrementAndGet();
    }

    int computed(Face face) {
        return computed.getOrDefault(face, new AtomicInteger()).get();
    }

    int revision() {
        return revision.get();
    }

    /** From now on everything that was cached is wrong. */
    void change() {
        revision.incrementAndGet();
        cache.invalidateTags(TAG);
    }
}
