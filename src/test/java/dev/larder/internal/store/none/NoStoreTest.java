package dev.larder.internal.store.none;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.codec.Envelope;
import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSettings;
import dev.larder.spi.StoreSize;
import dev.larder.testing.Entries;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Django's dummy backend, as far as it is the store's. D5 is left out: Larder takes any key, so there is nothing to warn of. D8, D13
 * and D15 are the engine's.
 */
class NoStoreTest {

    private static final Entry ENTRY = Entries.of("value");
    private static final Entry NEVER_SERIALISABLE = Entries.of(new Object());

    private final Store store = new NoStoreFactory()
            .open(new StoreContext(
                    "c",
                    new StoreSettings(
                            Optional.empty(), new StoreSettings.Bounds(1, OptionalLong.empty()), "java", Map.of()),
                    new Envelope(List.of(), "java", false),
                    NoStoreTest.class.getClassLoader()));

    @Test
    @DisplayName("D1, D4, D11: writing succeeds, and nothing is found afterwards")
    void keepsNothing() {
        assertThat(store.putAll(Map.of("k", ENTRY))).isEmpty();
        assertThat(store.get("k")).isNull();
        assertThat(store.getAll(List.of("k"))).isEmpty();
        assertThat(store.keys()).isEmpty();
        assertThat(store.size()).isEqualTo(new StoreSize(0, 0, 0));
    }

    @Test
    @DisplayName("D2: adding succeeds every time and stores nothing")
    void addsEveryTime() {
        assertThat(store.replace("k", null, ENTRY)).isTrue();
        assertThat(store.replace("k", null, ENTRY)).isTrue();
        assertThat(store.get("k")).isNull();
    }

    @Test
    @DisplayName("D9: what is not held cannot be given another life")
    void replacesNothing() {
        assertThat(store.replace("k", ENTRY, ENTRY)).isFalse();
    }

    @Test
    @DisplayName("D10: values that could never be serialised are accepted")
    void acceptsAnyValue() {
        assertThat(store.putAll(Map.of("k", NEVER_SERIALISABLE))).isEmpty();
        assertThat(store.replace("k", null, NEVER_SERIALISABLE)).isTrue();
    }

    @Test
    void removesNothing() {
        assertThat(store.removeAll(List.of("k"))).isEmpty();
        store.clear();
        assertThat(store.isShared()).isFalse();
        store.close();
    }
}
