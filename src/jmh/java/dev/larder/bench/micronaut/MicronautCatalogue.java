package dev.larder.bench.micronaut;

import io.micronaut.cache.annotation.Cacheable;
import jakarta.inject.Singleton;
import java.util.stream.IntStream;

/** What is called through Micronaut. */
@Singleton
public class MicronautCatalogue {

    private final Object[] products =
            IntStream.range(0, 256).mapToObj(i -> new Object()).toArray();
    private int computed;

    @Cacheable("products")
    public Object cached(long id) {
        computed++;
        return products[(int) id];
    }

    public int computed() {
        return computed;
    }
}
