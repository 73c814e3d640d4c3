package dev.larder.internal.wiring;

import dev.larder.CacheName;
import jakarta.enterprise.util.AnnotationLiteral;

/** {@link CacheName} as the qualifier of the bean that serves every name. */
final class AnyName extends AnnotationLiteral<CacheName> implements CacheName {

    private static final long serialVersionUID = 1L;

    @Override
    public String value() {
        return "";
    }
}
