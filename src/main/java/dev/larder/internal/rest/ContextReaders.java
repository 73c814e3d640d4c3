package dev.larder.internal.rest;

import dev.larder.internal.page.RestInputs;
import dev.larder.page.Vary;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

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

    private static final String LOCALE_RESOLVER = "jakarta.mvc.locale.LocaleResolver";

    /** Their own declarations are read when a request reaches them. */
    private static final Set<String> SPEAKING = Set.of(REST + "Path", REST + "ext.Provider");

    private static final RestInputs NOTHING = new RestInputs(List.of(), List.of(), null);

    private volatile RestInputs inputs = NOTHING;

    /** For the container. */
    public ContextReaders() {}

    void note(@Observes ProcessInjectionPoint<?, ?> event) {
        InjectionPoint point = event.getInjectionPoint();
        String type = point.getType().getTypeName();
        if (TYPES.stream().anyMatch(each -> type.equals(each) || type.contains('<' + each + '>'))) {
            note(point.getMember().getDeclaringClass());
        }
    }

    /** Jakarta MVC asks them for each request's language, and hands them the request's fields. */
    void note(@Observes ProcessManagedBean<?> event) {
        boolean resolves = event.getAnnotatedBeanClass().getTypeClosure().stream()
                .anyMatch(type -> type.getTypeName().equals(LOCALE_RESOLVER));
        Class<?> bean = event.getBean().getBeanClass();
        if (resolves && !bean.getName().startsWith("org.eclipse.krazo.")) {
            note(bean);
        }
    }

    private synchronized void note(Class<?> reader) {
        Vary said = reader.getAnnotation(Vary.class);
        if (said != null) {
            inputs = inputs.plus(new RestInputs(List.of(said.headers()), List.of(said.cookies()), null));
        } else if (!speaks(reader)) {
            inputs = inputs.open("injected-context");
        }
    }

    private static boolean speaks(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .anyMatch(each -> SPEAKING.contains(each.annotationType().getName()));
    }

    /** What the beans of the application that the calling thread works for may read; nothing where there is no CDI. */
    static RestInputs current() {
        try {
            return CDI.current().getBeanManager().getExtension(ContextReaders.class).inputs;
        } catch (IllegalStateException | IllegalArgumentException | LinkageError none) {
            return NOTHING; // no container for this application, or none at all
        }
    }
}
