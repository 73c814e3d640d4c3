package dev.larder.internal.wiring;

import dev.larder.internal.codec.JavaCodec;
import dev.larder.internal.config.CacheSettings;
import dev.larder.internal.config.LarderSettings;
import dev.larder.internal.method.KeptValue;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the types that methods will have kept against the codecs of their caches.
 *
 * @param values what they will have kept
 */
record ValueChecks(List<KeptValue> values) {

    /** Nothing to check. */
    static final ValueChecks NONE = new ValueChecks(List.of());

    private static final Set<String> IN_PROCESS = Set.of("jcache", "none");

    /** Finds types that a codec is sure to refuse. */
    void check(LarderSettings settings, Codecs codecs, Consumer<String> findings) {
        for (KeptValue value : values) {
            CacheSettings cache = settings.cache(name(value, settings));
            if (isSerialized(cache)) {
                JavaCodec codec = codecs.java(cache);
                classes(value.type())
                        .flatMap(type -> codec.refusal(type).stream())
                        .findFirst()
                        .map(refusal -> value.method() + ": its values are serialized for the cache '" + cache.name()
                                + "', and " + refusal + ".")
                        .ifPresent(findings);
            }
        }
    }

    /** What methods will have kept, by cache. */
    Map<String, List<Type>> declared(LarderSettings settings) {
        return values.stream()
                .collect(Collectors.groupingBy(
                        value -> name(value, settings), Collectors.mapping(KeptValue::type, Collectors.toList())));
    }

    private static String name(KeptValue value, LarderSettings settings) {
        boolean isUnnamed = value.cache().equals(value.method());
        return isUnnamed ? settings.methods().cache().orElse(value.cache()) : value.cache();
    }

    private static boolean isSerialized(CacheSettings cache) {
        Optional<String> codec = cache.values().codec();
        return codec.map(Codecs.JAVA::equals)
                .orElse(!IN_PROCESS.contains(cache.backend().name()));
    }

    private static Stream<Class<?>> classes(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Stream.concat(
                    classes(generic.getRawType()),
                    Stream.of(generic.getActualTypeArguments()).flatMap(ValueChecks::classes));
        }
        if (type instanceof GenericArrayType array) {
            return classes(array.getGenericComponentType());
        }
        return type instanceof Class<?> c ? Stream.of(c) : Stream.empty();
    }
}
