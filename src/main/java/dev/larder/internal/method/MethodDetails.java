package dev.larder.internal.method;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Set;
import javax.cache.annotation.CacheMethodDetails;

/**
 * What JSR-107's resolvers and key generators are told about a method.
 *
 * @param declaration the method with its annotations
 * @param parameters which parameters are key and value
 * @param getCacheAnnotation the caching annotation
 * @param getCacheName the name of the cache
 */
record MethodDetails<A extends Annotation>(
        Declaration declaration, Parameters parameters, A getCacheAnnotation, String getCacheName)
        implements CacheMethodDetails<A> {

    @Override
    public Method getMethod() {
        return declaration.method();
    }

    @Override
    public Set<Annotation> getAnnotations() {
        return declaration.own();
    }
}
