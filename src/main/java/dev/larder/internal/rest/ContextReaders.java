package dev.larder.internal.rest;

import dev.larder.page.Vary;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Beans that are no resources themselves and have the request's fields or its caller injected by REST. A resource that uses one reads
 * what it does not declare; which one does cannot be told, so all may.
 *
 * <p>Names its types by text, since there are CDI applications without REST.
 */
public final class ContextReaders implements Extension {

    private static final String REST = "jakarta.ws.rs.";

    private static final Set<String> TYPES = Set.of(
            REST + "core.HttpHeaders",
            REST + "core.Request",
            REST + "core.SecurityContext",
            REST + "container.ContainerRequestContext");

    /** Their own declarations are read when a request reaches them. */
    private static final Set<String> SPEAKING = Set.of(REST + "Path", REST + "ext.Provider");

    private final Set<String> classes = Collections.synchronizedSet(new TreeSet<>());

    /** For the container. */
    public ContextReaders() {}

    void note(@Observes ProcessInjectionPoint<?, ?> event) {
        InjectionPoint point = event.getInjectionPoint();
        String type = point.getType().getTypeName();
        if (TYPES.stream().anyMatch(each -> type.equals(each) || type.contains('<' + each + '>'))) {
            note(point.getMember().getDeclaringClass());
        }
    }

    private void note(Class<?> reader) {
        if (!reader.isAnnotationPresent(Vary.class) && !speaks(reader)) {
            classes.add(reader.getName());
        }
    }

    private static boolean speaks(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .anyMatch(each -> SPEAKING.contains(each.annotationType().getName()));
    }

    /** The first such bean's class in this application, null when there is none. */
    @Nullable
    String first() {
        synchronized (classes) {
            return classes.isEmpty() ? null : classes.iterator().next();
        }
    }

    /** The first of the application that the calling thread works for, null where there is no CDI as well. */
    static @Nullable String current() {
        try {
            return CDI.current()
                    .getBeanManager()
                    .getExtension(ContextReaders.class)
                    .first();
        } catch (IllegalStateException | IllegalArgumentException | LinkageError none) {
            return null; // no container for this application, or none at all
        }
    }
}
