package dev.larder.internal.store.guard;

import dev.larder.spi.Bus;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/**
 * One backend of a chain.
 *
 * @param name under which its settings stand: {@code options.<name>.location}, {@code options.<name>.anything}
 * @param factory its factory
 * @param context what that is told
 */
record ChainLink(String name, StoreFactory factory, StoreContext context) {

    private static final String CHAIN = "chain";

    /** What may be in a chain, by name. */
    static Map<String, StoreFactory> known(ClassLoader application) {
        Map<String, StoreFactory> known = new TreeMap<>();
        ServiceLoader.load(StoreFactory.class, application).forEach(factory -> known.put(factory.backend(), factory));
        known.remove("failover");
        return known;
    }

    /** In their order; throws an {@link IllegalArgumentException} that says what is wrong with the chain. */
    static List<ChainLink> all(StoreContext chain, Map<String, StoreFactory> known) {
        String text = chain.settings().options().getOrDefault(CHAIN, "");
        String setting = "larder.caches." + chain.cacheName() + ".options.chain = '" + text + "': ";
        List<ChainLink> links = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String part : text.split(",", -1)) {
            String[] nameAndBackend = part.strip().split(":", -1);
            StoreFactory factory = known.get(nameAndBackend[nameAndBackend.length - 1]);
            if (factory == null || nameAndBackend.length > 2 || !names.add(nameAndBackend[0])) {
                throw new IllegalArgumentException(setting
                        + "not a chain. Use two or more backends, such as redis,jcache; where one comes twice, names before it, such as"
                        + " near:redis,far:redis. Known are: " + String.join(", ", known.keySet()) + ".");
            }
            links.add(new ChainLink(nameAndBackend[0], factory, context(chain, nameAndBackend[0])));
        }
        if (links.size() < 2) {
            throw new IllegalArgumentException(setting + "only one backend. Name those to fall back to behind it.");
        }
        return links;
    }

    private static StoreContext context(StoreContext chain, String name) {
        Map<String, String> options = new HashMap<>();
        chain.settings().options().forEach((key, value) -> {
            if (key.startsWith(name + '.')) {
                options.put(key.substring(name.length() + 1), value);
            }
        });
        Optional<String> location = Optional.ofNullable(options.remove("location"));
        StoreSettings settings = new StoreSettings(
                location, chain.settings().bounds(), chain.settings().codec(), options);
        return new StoreContext(chain.cacheName(), chain.keyPrefix(), settings, chain.codec(), chain.classLoader());
    }

    /** What is wrong with its settings, by the keys under which they stand. */
    List<String> findings() {
        String cache = "larder.caches." + context.cacheName() + '.';
        return factory.check(context).stream()
                .map(finding -> finding.replace(cache + "options.", cache + "options." + name + '.')
                        .replace(cache + "location", cache + "options." + name + ".location"))
                .toList();
    }

    Store open() {
        return factory.open(context);
    }

    /** What tells its backend from others. */
    List<Object> place() {
        StoreSettings settings = context.settings();
        return List.of(factory.backend(), settings.location(), settings.options());
    }

    Optional<Bus> bus() {
        return factory.bus(context);
    }
}
