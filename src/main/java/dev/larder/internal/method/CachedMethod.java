package dev.larder.internal.method;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A planned method whose story is made when it is first called, since caches and beans exist only then. */
final class CachedMethod {

    private final Supplier<Story> source;
    private volatile @Nullable Story story;

    CachedMethod(Supplier<Story> source) {
        this.source = source;
    }

    /** The story; made once per method, as JSR-107 asks of resolvers. */
    Story story() {
        Story made = story;
        return made != null ? made : make();
    }

    private synchronized Story make() {
        Story made = story;
        if (made == null) {
            made = source.get();
            story = made;
        }
        return made;
    }
}
