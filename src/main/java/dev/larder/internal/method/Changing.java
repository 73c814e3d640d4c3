package dev.larder.internal.method;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The interceptor binding of methods that change caches and are not answered from one; without members, as {@link Cached} is. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Changing {

    /** The binding as an object. */
    final class Literal extends AnnotationLiteral<Changing> implements Changing {

        static final Literal INSTANCE = new Literal();

        private static final long serialVersionUID = 1L;
    }
}
