package dev.larder.django;

import java.util.Map;

/** Another JCache provider, chosen by its class name. */
class ValuesOnCaffeineTest extends ValuesContract {

    ValuesOnCaffeineTest() {
        super(Map.of("provider", "com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider"), false);
    }
}
