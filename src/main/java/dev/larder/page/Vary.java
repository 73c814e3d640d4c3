package dev.larder.page;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names what pages depend on besides their URL: a page is stored once for each combination of values.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Vary {

    /**
     * Request header fields; also added to the response's {@code Vary} (RFC 9110 §12.5.5).
     *
     * @return field names, in any letter case
     */
    String[] headers() default {};

    /**
     * Cookies, by name, instead of the whole {@code Cookie} field.
     *
     * @return cookie names
     */
    String[] cookies() default {};
}
