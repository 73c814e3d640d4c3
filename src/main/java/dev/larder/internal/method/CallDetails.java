package dev.larder.internal.method;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import javax.cache.annotation.CacheInvocationParameter;
import javax.cache.annotation.CacheKeyInvocationContext;
import org.jspecify.annotations.Nullable;

/** What JSR-107's resolvers and key generators are told about a call. */
final class CallDetails<A extends Annotation> implements CacheKeyInvocationContext<A> {

    private final MethodDetails<A> method;
    private final Call call;

    CallDetails(MethodDetails<A> method, Call call) {
        this.method = method;
        this.call = call;
    }

    @Override
    public CacheInvocationParameter[] getKeyParameters() {
        return parameters(Arrays.stream(method.parameters().keys()));
    }

    @Override
    @SuppressWarnings("NullAway") // JSR-107 says null here, and its package says nothing about null
    public CacheInvocationParameter getValueParameter() {
        int value = method.parameters().value();
        return value < 0 ? null : parameter(value);
    }

    @Override
    public CacheInvocationParameter[] getAllParameters() {
        return parameters(IntStream.range(0, call.arguments().length));
    }

    @Override
    public Object getTarget() {
        return call.target();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new IllegalArgumentException(type.getName() + ": there is nothing of this type to unwrap.");
    }

    @Override
    public Method getMethod() {
        return method.getMethod();
    }

    @Override
    public Set<Annotation> getAnnotations() {
        return method.getAnnotations();
    }

    @Override
    public A getCacheAnnotation() {
        return method.getCacheAnnotation();
    }

    @Override
    public String getCacheName() {
        return method.getCacheName();
    }

    private CacheInvocationParameter[] parameters(IntStream positions) {
        return positions.mapToObj(this::parameter).toArray(CacheInvocationParameter[]::new);
    }

    private CacheInvocationParameter parameter(int position) {
        return new Parameter(
                method.getMethod().getParameterTypes()[position],
                call.arguments()[position],
                method.declaration().ofParameters().get(position),
                position);
    }

    /** One argument. */
    private record Parameter(
            Class<?> getRawType, @Nullable Object value, Set<Annotation> getAnnotations, int getParameterPosition)
            implements CacheInvocationParameter {

        @Override
        @SuppressWarnings("NullAway") // an argument may be null, and JSR-107's package says nothing about null
        public Object getValue() {
            return value;
        }
    }
}
