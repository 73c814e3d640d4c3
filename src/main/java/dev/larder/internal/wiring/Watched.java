package dev.larder.internal.wiring;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Tells the observed request and session from the server's own. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface Watched {

    /** The annotation as an object. */
    final class Literal extends AnnotationLiteral<Watched> implements Watched {
        static final Literal INSTANCE = new Literal();
        private static final long serialVersionUID = 1L;
    }
}
