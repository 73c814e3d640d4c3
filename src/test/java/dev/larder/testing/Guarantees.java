package dev.larder.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a backend has; stands on the class that inherits {@link StoreContract}, which proves that it has that and nothing else. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Guarantees {

    /** What it has. */
    Guarantee[] value();

    /** What it is called in the table of {@code docs/backends.md}; empty: it has no row there. */
    String row() default "";
}
