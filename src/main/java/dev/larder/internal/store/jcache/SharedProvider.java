package dev.larder.internal.store.jcache;

import dev.larder.spi.Bus;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSettings;
import java.util.Optional;
import javax.cache.CacheManager;
import javax.cache.spi.CachingProvider;

/**
 * Opens a store over a provider whose data others may see; the caches of one application have one manager.
 *
 * @param chosen the provider's class
 * @param context the cache's settings
 * @param keepTime how long entries are kept
 * @param managers those that are open
 */
record SharedProvider(ProviderClass chosen, StoreContext context, KeepTime keepTime, SharedManagers managers) {

    /** Takes the provider over, or leaves it alone where the application has one for the same place already. */
    Store open(CachingProvider provider) {
        refuseReferences();
        SharedManagers.Place place = place();
        SharedManagers.Opened opened = managers.open(place, () -> start(provider));
        boolean found = false;
        try {
            Dialect dialect = Dialect.ofCopies(opened.manager(), true);
            OpenCache cache = opened.cache(
                    Dialect.sharedName(context),
                    name -> dialect.find(
                            opened.manager(), name, context.settings().bounds()));
            found = true;
            return new JCacheStore(
                    cache,
                    dialect.copies(context.codec()),
                    keepTime,
                    new Ownership(true, () -> managers.giveBack(place)));
        } catch (RuntimeException e) {
            throw Opening.refuse(chosen, context, e);
        } finally {
            if (!found) {
                managers.giveBack(place);
            }
        }
    }

    private SharedManagers.Place place() {
        return new SharedManagers.Place(chosen.name(), context.settings().location());
    }

    /** The bus between nodes that use the same data, where the provider has what one can be made of. */
    Optional<Bus> bus(CachingProvider provider, String name) {
        SharedManagers.Place place = place();
        CacheManager manager = managers.open(place, () -> start(provider)).manager();
        Optional<Bus> bus = Dialect.ofCopies(manager, true)
                .messages(manager, name)
                .map(messages -> new ReadBus(messages, context.cacheName(), () -> managers.giveBack(place)));
        if (bus.isEmpty()) {
            managers.giveBack(place);
        }
        return bus;
    }

    private void refuseReferences() {
        if (context.settings().codec().equals(StoreSettings.REFERENCE)) {
            throw new IllegalArgumentException("larder.caches." + context.cacheName() + ".codec = 'reference': "
                    + chosen.name() + " holds copies, not references. Use the codec java, or one of your own.");
        }
    }

    private SharedManagers.Opened start(CachingProvider provider) {
        boolean started = false;
        try {
            CacheManager manager = Opening.of(chosen, provider, context).open(provider);
            started = true;
            return new SharedManagers.Opened(manager, Ownership.own(manager, () -> chosen.close(provider), true));
        } catch (VirtualMachineError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw Opening.refuse(chosen, context, e);
        } finally {
            if (!started) {
                chosen.close(provider);
            }
        }
    }
}
