package dev.larder.internal.config;

import dev.larder.CachePolicy;
import dev.larder.internal.config.BackendSettings.Near;
import dev.larder.internal.config.CacheSettings.Bounds;
import dev.larder.internal.config.CacheSettings.Keys;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Reads the settings of caches; what one does not set is as its parent has it. */
final class CacheReader {

    private final Values values;

    CacheReader(Values values) {
        this.values = values;
    }

    /** What counts where nobody says anything. */
    static CacheSettings builtIn() {
        return new CacheSettings(
                "",
                new CachePolicy(
                        CacheKeys.TTL.certainFallback(),
                        CacheKeys.STALE_WHILE_REVALIDATE.certainFallback(),
                        CacheKeys.STALE_IF_ERROR.certainFallback(),
                        Set.of(),
                        CacheKeys.EARLY_REFRESH.certainFallback(),
                        CacheKeys.JITTER.certainFallback(),
                        CacheKeys.LOCK_WAIT.certainFallback(),
                        CacheKeys.SOFT_TIMEOUT.certainFallback(),
                        CacheKeys.HARD_TIMEOUT.certainFallback(),
                        CacheKeys.BACK_OFF.certainFallback()),
                new Keys("", CacheKeys.VERSION.certainFallback().intValue()),
                new Bounds(CacheKeys.MAX_ENTRIES.certainFallback(), OptionalLong.empty()),
                bare(CacheKeys.BACKEND.certainFallback()),
                new ValueSettings(Optional.empty(), CacheKeys.COMPRESS.certainFallback(), Optional.empty()));
    }

    CacheSettings read(String name, Set<String> options, CacheSettings parent) {
        BackendSettings backend = backend(name, options, parent.backend());
        boolean sameBackend = backend.name().equals(parent.backend().name());
        return new CacheSettings(
                name,
                policy(name).orElse(parent.policy()),
                new Keys(
                        values.own(CacheKeys.KEY_PREFIX, name)
                                .orElse(parent.keys().prefix()),
                        values.own(CacheKeys.VERSION, name)
                                .map(Long::intValue)
                                .orElse(parent.keys().version())),
                bounds(name, parent.bounds()),
                backend,
                valueSettings(name, parent.values(), sameBackend));
    }

    private CachePolicy policy(String name) {
        return new CachePolicy(
                values.own(CacheKeys.TTL, name).orElse(null),
                values.own(CacheKeys.STALE_WHILE_REVALIDATE, name).orElse(null),
                values.own(CacheKeys.STALE_IF_ERROR, name).orElse(null),
                Set.of(),
                values.own(CacheKeys.EARLY_REFRESH, name).orElse(null),
                values.own(CacheKeys.JITTER, name).orElse(null),
                values.own(CacheKeys.LOCK_WAIT, name).orElse(null),
                values.own(CacheKeys.SOFT_TIMEOUT, name).orElse(null),
                values.own(CacheKeys.HARD_TIMEOUT, name).orElse(null),
                values.own(CacheKeys.BACK_OFF, name).orElse(null));
    }

    private Bounds bounds(String name, Bounds parent) {
        return new Bounds(
                values.own(CacheKeys.MAX_ENTRIES, name).orElse(parent.entries()),
                values.own(CacheKeys.MAX_BYTES, name).map(OptionalLong::of).orElse(parent.bytes()));
    }

    /** Another backend than the parent's has nothing to do with the parent's location and options. */
    private BackendSettings backend(String name, Set<String> options, BackendSettings parent) {
        String backend = values.own(CacheKeys.BACKEND, name).orElse(parent.name());
        BackendSettings base = backend.equals(parent.name()) ? parent : bare(backend);
        Map<String, String> merged = new TreeMap<>(base.options());
        options.forEach(option -> values.option(name, option).ifPresent(text -> merged.put(option, text)));
        return new BackendSettings(
                backend,
                values.own(CacheKeys.LOCATION, name).or(base::location),
                values.own(CacheKeys.PROVIDER, name).or(base::provider),
                near(name, base.near()),
                values.own(CacheKeys.LEASE_TERM, name).orElse(base.leaseTerm()),
                merged);
    }

    private Near near(String name, Near parent) {
        return new Near(
                values.own(CacheKeys.NEAR, name).orElse(parent.enabled()),
                values.own(CacheKeys.NEAR_TTL, name).orElse(parent.ttl()),
                values.own(CacheKeys.NEAR_MAX_ENTRIES, name).orElse(parent.maxEntries()));
    }

    private ValueSettings valueSettings(String name, ValueSettings parent, boolean sameBackend) {
        return new ValueSettings(
                values.own(CacheKeys.CODEC, name).or(() -> parent.codec().filter(codec -> sameBackend)),
                values.own(CacheKeys.COMPRESS, name).orElse(parent.compress()),
                values.own(CacheKeys.ENCRYPTION_KEY, name).or(parent::encryptionKey));
    }

    private static BackendSettings bare(String backend) {
        Near none = new Near(
                CacheKeys.NEAR.certainFallback(),
                CacheKeys.NEAR_TTL.certainFallback(),
                CacheKeys.NEAR_MAX_ENTRIES.certainFallback());
        return new BackendSettings(
                backend, Optional.empty(), Optional.empty(), none, CacheKeys.LEASE_TERM.certainFallback(), Map.of());
    }
}
