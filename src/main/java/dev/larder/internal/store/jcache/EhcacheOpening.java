package dev.larder.internal.store.jcache;

import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.ehcache.CacheManager;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;
import org.ehcache.config.units.MemoryUnit;

/**
 * Opens a store over Ehcache by its own API.
 *
 * @param context the cache's settings
 * @param keepTime how long entries are kept
 * @param tiers where Ehcache keeps them
 */
record EhcacheOpening(StoreContext context, KeepTime keepTime, Tiers tiers) {

    /** Of what lies both outside of the heap and on disk, Ehcache wants some on the heap. */
    private static final long HOTTEST = 100;

    static Store open(ProviderClass chosen, StoreContext context, KeepTime keepTime, Tiers tiers) {
        EhcacheOpening opening = new EhcacheOpening(context, keepTime, tiers);
        try {
            return opening.open(tiers.disk().isPresent() ? Optional.of(opening.claim()) : Optional.empty());
        } catch (VirtualMachineError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw tiers.disk().isPresent()
                    ? opening.refuseLocation(e)
                    : chosen.refuse("the provider does not start (" + e + ")", "See the cause", e);
        }
    }

    private DiskPlace claim() {
        return DiskPlace.claim(Path.of(context.settings().location().orElseThrow()), Dialect.sharedName(context));
    }

    private IllegalArgumentException refuseLocation(Throwable cause) {
        return new IllegalArgumentException(
                "larder.caches." + context.cacheName() + ".location = '"
                        + context.settings().location().orElseThrow() + "': Ehcache cannot keep a cache there (" + cause
                        + "). Name a directory that the server may write to.",
                cause);
    }

    private Store open(Optional<DiskPlace> place) {
        boolean opened = false;
        try {
            LongAdder evictions = new LongAdder();
            CacheManager manager = start(place, evictions);
            Store store = new EhcacheStore(
                    new EhcacheStore.Opened(
                            manager.getCache(context.cacheName(), String.class, Object.class),
                            evictions,
                            () -> close(manager, place)),
                    OwnProvider.form(context, keepTime));
            opened = true;
            return store;
        } finally {
            if (!opened) {
                place.ifPresent(DiskPlace::release);
            }
        }
    }

    private static void close(CacheManager manager, Optional<DiskPlace> place) {
        try {
            manager.close();
        } finally {
            place.ifPresent(DiskPlace::release);
        }
    }

    private CacheManager start(Optional<DiskPlace> place, LongAdder evictions) {
        CacheManagerBuilder<CacheManager> manager = CacheManagerBuilder.newCacheManagerBuilder()
                .withClassLoader(context.classLoader())
                .withCache(context.cacheName(), configuration(evictions));
        return place.isPresent()
                ? manager.with(CacheManagerBuilder.persistence(
                                place.get().directory().toFile()))
                        .build(true)
                : manager.build(true);
    }

    private CacheConfigurationBuilder<String, Object> configuration(LongAdder evictions) {
        CacheConfigurationBuilder<String, Object> bounded = EhcacheDialect.bounded(pools(), evictions);
        return tiers.isHeapOnly() ? bounded : bounded.withValueSerializer(new HeldSerializer());
    }

    private ResourcePoolsBuilder pools() {
        if (tiers.isHeapOnly()) {
            return ResourcePoolsBuilder.heap(context.settings().bounds().entries());
        }
        boolean both = tiers.offHeap().isPresent() && tiers.disk().isPresent();
        ResourcePoolsBuilder pools =
                both ? ResourcePoolsBuilder.heap(HOTTEST) : ResourcePoolsBuilder.newResourcePoolsBuilder();
        if (tiers.offHeap().isPresent()) {
            pools = pools.offheap(tiers.offHeap().getAsLong(), MemoryUnit.B);
        }
        return tiers.disk().isPresent() ? pools.disk(tiers.disk().getAsLong(), MemoryUnit.B) : pools;
    }
}
