package dev.larder.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.config.SettingsSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OriginTest {

    private static final String FINDING =
            "larder.caches.my.shop.provider = 'x': the class cannot be loaded. Add its jar.";

    @Test
    void aBackendsFindingNamesTheSource() {
        assertThat(told("larder.caches.my.shop.provider"))
                .isEqualTo("larder.caches.my.shop.provider = 'x' (from the given settings): the class cannot be loaded."
                        + " Add its jar.");
    }

    @Test
    void anInheritedSettingNamesTheKeyThatWasWritten() {
        assertThat(told("larder.caches.default.provider"))
                .startsWith("larder.caches.my.shop.provider = 'x' (from larder.caches.default.provider, the given"
                        + " settings): the class");
    }

    @Test
    void whatIsSetNowhereStaysAsItIs() {
        assertThat(told("larder.enabled")).isEqualTo(FINDING);
    }

    private static String told(String written) {
        return Origin.told(FINDING, "my.shop", SettingsSource.of(Map.of(written, "x")));
    }
}
