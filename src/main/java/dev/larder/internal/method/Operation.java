package dev.larder.internal.method;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKeyGenerator;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResolverFactory;
import javax.cache.annotation.CacheResult;
import org.jspecify.annotations.Nullable;

/**
 * What one caching annotation of JSR-107 asks for, with what {@link CacheDefaults} adds.
 *
 * @param annotation the annotation
 * @param names which cache, found and addressed how
 * @param timing when it takes effect; counts for put and remove
 */
record Operation(Annotation annotation, Names names, Timing timing) {

    /** The annotations of JSR-107 that ask for something; at most one of them on a method. */
    static final List<Class<? extends Annotation>> ANNOTATIONS =
            List.of(CacheResult.class, CachePut.class, CacheRemove.class, CacheRemoveAll.class);

    /** Which cache, and the classes that find it and make its keys; the interfaces themselves stand for Larder's own way. */
    record Names(
            String cache,
            boolean isUnnamed,
            Class<? extends CacheResolverFactory> resolverFactory,
            Class<? extends CacheKeyGenerator> keyGenerator) {

        /** Whether the application finds the cache itself. */
        boolean isResolved() {
            return resolverFactory != CacheResolverFactory.class;
        }

        /** Whether the application makes the keys itself. */
        boolean isGenerated() {
            return keyGenerator != CacheKeyGenerator.class;
        }
    }

    /** Whether an effect comes after the method, and after which exceptions even then. */
    record Timing(boolean afterInvocation, ExceptionFilter exceptions) {}

    /** The operations that a method's annotations, or else those of its class, ask for. */
    static List<Operation> of(Declaration method) {
        List<Operation> own = among(method, method::own);
        return own.isEmpty() && method.isBusiness() ? among(method, method::ofType) : own;
    }

    private static List<Operation> among(
            Declaration method, Function<Class<? extends Annotation>, @Nullable Annotation> source) {
        List<Operation> found = new ArrayList<>();
        for (Class<? extends Annotation> type : ANNOTATIONS) {
            Annotation annotation = source.apply(type);
            if (annotation != null) {
                found.add(of(method, annotation));
            }
        }
        return found;
    }

    private static Operation of(Declaration method, Annotation annotation) {
        if (annotation instanceof CacheResult a) {
            Names names = names(method, a.cacheName(), a.cacheResolverFactory(), a.cacheKeyGenerator());
            return new Operation(a, names, timing(true, a.cachedExceptions(), a.nonCachedExceptions(), true));
        }
        if (annotation instanceof CachePut a) {
            Names names = names(method, a.cacheName(), a.cacheResolverFactory(), a.cacheKeyGenerator());
            return new Operation(a, names, timing(a.afterInvocation(), a.cacheFor(), a.noCacheFor(), false));
        }
        if (annotation instanceof CacheRemove a) {
            Names names = names(method, a.cacheName(), a.cacheResolverFactory(), a.cacheKeyGenerator());
            return new Operation(a, names, timing(a.afterInvocation(), a.evictFor(), a.noEvictFor(), false));
        }
        CacheRemoveAll a = (CacheRemoveAll) annotation;
        Names names = names(method, a.cacheName(), a.cacheResolverFactory(), CacheKeyGenerator.class);
        return new Operation(a, names, timing(a.afterInvocation(), a.evictFor(), a.noEvictFor(), false));
    }

    private static Timing timing(
            boolean after,
            Class<? extends Throwable>[] included,
            Class<? extends Throwable>[] excluded,
            boolean byDefault) {
        return new Timing(after, new ExceptionFilter(List.of(included), List.of(excluded), byDefault));
    }

    private static Names names(
            Declaration method,
            String cache,
            Class<? extends CacheResolverFactory> resolverFactory,
            Class<? extends CacheKeyGenerator> keyGenerator) {
        CacheDefaults defaults = method.ofType(CacheDefaults.class);
        String name = cache.isEmpty() && defaults != null ? defaults.cacheName() : cache;
        boolean isUnnamed = name.isEmpty();
        if (defaults == null) {
            return new Names(isUnnamed ? method.name() : name, isUnnamed, resolverFactory, keyGenerator);
        }
        return new Names(
                isUnnamed ? method.name() : name,
                isUnnamed,
                resolverFactory == CacheResolverFactory.class ? defaults.cacheResolverFactory() : resolverFactory,
                keyGenerator == CacheKeyGenerator.class ? defaults.cacheKeyGenerator() : keyGenerator);
    }
}
