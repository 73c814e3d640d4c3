package dev.larder.django;

import java.util.Map;

/** Values that become bytes. */
class ValuesAsBytesTest extends ValuesContract {

    ValuesAsBytesTest() {
        super(Map.of("codec", "java", "options.allow", "dev.larder.django.**"), true);
    }
}
