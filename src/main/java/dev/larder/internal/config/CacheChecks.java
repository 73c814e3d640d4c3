package dev.larder.internal.config;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What can be wrong with the settings of a cache though each of them can be read. */
final class CacheChecks {

    private static final Pattern BACKEND_NAME = Pattern.compile("[a-z0-9-]+");

    private final Values values;

    CacheChecks(Values values) {
        this.values = values;
    }

    void check(CacheSettings cache) {
        backend(cache.name());
        codec(cache.name());
        provider(cache);
        near(cache);
        shorter(CacheKeys.SOFT_TIMEOUT, CacheKeys.HARD_TIMEOUT, cache.name());
        shorter(CacheKeys.JITTER, CacheKeys.TTL, cache.name());
    }

    private void backend(String name) {
        Set<String> known = new TreeSet<>(values.known().backends());
        values.own(CacheKeys.BACKEND, name)
                .filter(backend -> !known.contains(backend))
                .ifPresent(backend -> values.error(CacheKeys.BACKEND, name, unknown(backend, known)));
    }

    private static String unknown(String backend, Set<String> known) {
        String use = "Use one of: " + String.join(", ", known);
        String form =
                BACKEND_NAME.matcher(backend).matches() ? "" : " (names are lower case letters, digits and hyphens)";
        return "no such backend" + form + ". " + use + "; or add a StoreFactory of this name.";
    }

    private void codec(String name) {
        Set<String> known = new TreeSet<>(values.known().codecs());
        values.own(CacheKeys.CODEC, name)
                .filter(codec -> !known.contains(codec))
                .ifPresent(codec -> values.error(
                        CacheKeys.CODEC, name, "no such codec. Use one of: " + String.join(", ", known) + "."));
    }

    private void provider(CacheSettings cache) {
        String backend = cache.backend().name();
        if (!backend.equals("jcache")
                && values.own(CacheKeys.PROVIDER, cache.name()).isPresent()) {
            values.error(
                    CacheKeys.PROVIDER,
                    cache.name(),
                    "only the backend jcache has a provider, and this cache's is " + backend
                            + ". Remove it, or set the backend to jcache.");
        }
    }

    private void near(CacheSettings cache) {
        if (cache.backend().near().enabled()) {
            if (isInProcess(cache.backend())
                    && values.own(CacheKeys.NEAR, cache.name()).isPresent()) {
                values.error(
                        CacheKeys.NEAR,
                        cache.name(),
                        "its entries are in this process already. Remove it, or choose a shared backend.");
            }
            return;
        }
        for (Setting<?> setting : Set.of(CacheKeys.NEAR_TTL, CacheKeys.NEAR_MAX_ENTRIES)) {
            if (values.own(setting, cache.name()).isPresent()) {
                String switchedOn = CacheKeys.NEAR.key(cache.name()) + " = true";
                values.error(setting, cache.name(), "the near level is off. Set " + switchedOn + ", or remove this.");
            }
        }
    }

    /** Known for certain where nothing of the backend is set. */
    private static boolean isInProcess(BackendSettings backend) {
        return backend.name().equals("none")
                || (backend.name().equals("jcache")
                        && backend.provider().isEmpty()
                        && backend.location().isEmpty());
    }

    /** Of two times set in the same place, the one must be shorter to have an effect; zero is off. */
    private void shorter(Setting<Duration> small, Setting<Duration> large, String name) {
        Duration bound = values.own(large, name).orElse(Duration.ZERO);
        values.own(small, name)
                .filter(time -> bound.compareTo(Duration.ZERO) > 0 && time.compareTo(bound) >= 0)
                .ifPresent(time -> values.error(
                        small, name, "not shorter than " + large.key(name) + ". Make it shorter, or 0s for off."));
    }
}
