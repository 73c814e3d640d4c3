package dev.larder.internal.method;

import jakarta.enterprise.util.AnnotationLiteral;

/** The binding as an object. */
final class Binding extends AnnotationLiteral<Cached> implements Cached {

    static final Binding INSTANCE = new Binding();

    private static final long serialVersionUID = 1L;
}
