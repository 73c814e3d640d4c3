package dev.larder.internal.wiring;

import dev.larder.spi.StoreFactory;
import dev.larder.spi.ValueCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * What may be plugged in: Larder's own backends and codecs, and the application's.
 *
 * @param backends by the name that settings choose them by; an application's own wins over Larder's
 * @param codecs the application's and the faces'; Larder's {@code java} codec is made per cache
 */
record Parts(Map<String, StoreFactory> backends, List<ValueCodec> codecs) {

    /**
     * Finds the parts.
     *
     * @param application the class loader whose services count
     * @param backends the application's beans
     * @param codecs the application's beans
     */
    static Parts of(ClassLoader application, List<StoreFactory> backends, List<ValueCodec> codecs) {
        Map<String, StoreFactory> byName = new TreeMap<>();
        ServiceLoader.load(StoreFactory.class, application).forEach(factory -> byName.put(factory.backend(), factory));
        backends.forEach(factory -> byName.put(factory.backend(), factory));
        List<ValueCodec> all = new ArrayList<>(codecs);
        ServiceLoader.load(ValueCodec.class, application).forEach(all::add);
        return new Parts(byName, List.copyOf(all));
    }
}
