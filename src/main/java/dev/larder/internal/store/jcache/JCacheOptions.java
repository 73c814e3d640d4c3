package dev.larder.internal.store.jcache;

import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreOptions;
import dev.larder.spi.StoreSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What {@code options.} and bounds say to this backend.
 *
 * @param tiers where Ehcache keeps entries
 * @param findings what is wrong with them, as sentences
 */
record JCacheOptions(Tiers tiers, List<String> findings) {

    private static final String OFF_HEAP = "off-heap";
    private static final String DISK = "disk";
    private static final long MB = 1L << 20;
    private static final long MOST = MB << 30;

    static JCacheOptions of(StoreContext context) {
        StoreOptions options = StoreOptions.of("jcache", context);
        Tiers asked = new Tiers(size(options, OFF_HEAP), size(options, DISK));
        Reading reading = new Reading(context, options);
        reading.checkTiers(asked);
        reading.checkBytes(asked);
        return new JCacheOptions(asked.within(context.settings().bounds()), options.findings());
    }

    private static OptionalLong size(StoreOptions options, String name) {
        Optional<Long> bytes = options.bytes(name, MB, MOST);
        return bytes.isPresent() ? OptionalLong.of(bytes.get()) : OptionalLong.empty();
    }

    private record Reading(StoreContext context, StoreOptions options) {

        void checkTiers(Tiers tiers) {
            if (tiers.isHeapOnly()) {
                return;
            }
            String option = "options." + (tiers.disk().isPresent() ? DISK : OFF_HEAP);
            String value =
                    context.settings().options().getOrDefault(tiers.disk().isPresent() ? DISK : OFF_HEAP, "");
            if (!provider().isEhcache() || isServers()) {
                find(
                        option,
                        value,
                        "only an Ehcache of one's own has it",
                        "Remove it, or set neither provider nor jndi:");
            } else if (isReference()) {
                find(option, value, "bytes can be there, references cannot", "Set the codec java, or one of your own");
            } else if (tiers.disk().isPresent() == location().isEmpty()) {
                find(
                        "location",
                        location(),
                        location().isEmpty()
                                ? "a cache on disk needs a directory"
                                : "a cache outside of the heap has no place",
                        location().isEmpty()
                                ? "Name one that the server may write to"
                                : "Remove it, or set options.disk");
            } else if (tiers.disk().isPresent()
                    && tiers.offHeap().orElse(0)
                            >= tiers.within(bounds()).disk().getAsLong()) {
                find(
                        option,
                        value,
                        "all of it would fit into options.off-heap, or max-bytes",
                        "Make it bigger, or remove one of them");
            }
        }

        void checkBytes(Tiers tiers) {
            OptionalLong bytes = bounds().bytes();
            if (bytes.isEmpty()) {
                return;
            }
            if (isServers()) {
                find("max-bytes", bytes.getAsLong(), "the server's cache has bounds of its own", "Remove it");
            } else if (!tiers.isHeapOnly()) {
                if (bytes.getAsLong() < MB) {
                    find("max-bytes", bytes.getAsLong(), "Ehcache takes memory by the megabyte", "Use 1MB or more");
                }
            } else if (provider().isEhcache()) {
                find(
                        "max-bytes",
                        bytes.getAsLong(),
                        "Ehcache counts bytes off the heap only",
                        "Set options.off-heap, or max-entries instead");
            } else if (!provider().isCaffeine()) {
                find("max-bytes", bytes.getAsLong(), "this provider is bounded by its own configuration", "Remove it");
            } else if (isReference()) {
                find(
                        "max-bytes",
                        bytes.getAsLong(),
                        "references have no size",
                        "Set max-entries instead, or the codec java");
            }
        }

        private ProviderClass provider() {
            return ProviderClass.of(context);
        }

        private boolean isReference() {
            return context.settings().codec().equals(StoreSettings.REFERENCE);
        }

        private boolean isServers() {
            return location().startsWith(ServerProvider.PREFIX);
        }

        private String location() {
            return context.settings().location().orElse("");
        }

        private StoreSettings.Bounds bounds() {
            return context.settings().bounds();
        }

        private void find(String key, Object value, String wrong, String remedy) {
            options.wrongSetting(key, value, wrong + ". " + remedy + '.');
        }
    }
}
