package dev.larder.internal.rest;

import dev.larder.internal.page.RestInputs;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects what a resource method and its class declare to read of a request, bean parameters included. */
final class ResourceInputs {

    private final List<String> headers = new ArrayList<>();
    private final List<String> cookies = new ArrayList<>();
    private final Set<Class<?>> seen = new HashSet<>();
    private @Nullable String open;

    private ResourceInputs() {}

    static RestInputs of(Method method, Class<?> resource) {
        ResourceInputs inputs = new ResourceInputs();
        inputs.parameters(method);
        inputs.type(resource);
        if (!producesOneType(method, resource)) {
            inputs.headers.add(HttpHeaders.ACCEPT);
        }
        if (isController(method) || isController(resource)) {
            inputs.headers.add(HttpHeaders.ACCEPT_LANGUAGE); // Jakarta MVC chooses each request's language by it
        }
        return new RestInputs(inputs.headers, inputs.cookies, inputs.open);
    }

    /** Whether a class that is no resource has something of a request put into it, itself or by a bean parameter. */
    static boolean readsAnything(Class<?> provider) {
        ResourceInputs inputs = new ResourceInputs();
        inputs.type(provider);
        return inputs.open != null || !inputs.headers.isEmpty() || !inputs.cookies.isEmpty();
    }

    /** By the annotation's name, since there are servers without Jakarta MVC. */
    private static boolean isController(AnnotatedElement place) {
        return Stream.of(place.getAnnotations())
                .anyMatch(each -> each.annotationType().getName().equals("jakarta.mvc.Controller"));
    }

    /** With one type, named in full, the answer does not depend on what the client accepts. */
    private static boolean producesOneType(Method method, Class<?> resource) {
        Produces produces = method.getAnnotation(Produces.class);
        Produces all = produces == null ? resource.getAnnotation(Produces.class) : produces;
        return all != null && all.value().length == 1 && !all.value()[0].contains("*") && !all.value()[0].contains(",");
    }

    private void type(@Nullable Class<?> type) {
        if (type == null || type == Object.class || !seen.add(type)) {
            return;
        }
        for (Field field : type.getDeclaredFields()) {
            place(field, field.getType(), field.getGenericType());
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            parameters(constructor);
        }
        for (Method method : type.getDeclaredMethods()) {
            if (method.getParameterCount() == 1 && method.getName().startsWith("set")) {
                place(method, method.getParameterTypes()[0], method.getGenericParameterTypes()[0]);
            }
        }
        type(type.getSuperclass());
    }

    private void parameters(Executable executable) {
        for (Parameter parameter : executable.getParameters()) {
            place(parameter, parameter.getType(), parameter.getParameterizedType());
        }
    }

    /** A place where something of the request is put: parameter, field or setter. */
    private void place(AnnotatedElement place, Class<?> type, Type declared) {
        for (Annotation annotation : place.getAnnotations()) {
            if (annotation instanceof HeaderParam header) {
                headers.add(header.value());
            } else if (annotation instanceof CookieParam cookie) {
                cookies.add(cookie.value());
            } else if (annotation instanceof BeanParam) {
                type(type);
            }
        }
        opening(declared);
    }

    /** What lets the resource read anything, by whatever annotation it is injected; conditions show in the status. */
    private void opening(Type type) {
        if (type instanceof ParameterizedType later) {
            Stream.of(later.getActualTypeArguments()).forEach(this::opening); // Instance, Provider
        } else if (type == HttpHeaders.class || type == ContainerRequestContext.class) {
            open = "all-headers";
        } else if (type == SecurityContext.class) {
            open = "principal";
        } else if (type == Request.class) {
            headers.add(HttpHeaders.ACCEPT);
            headers.add(HttpHeaders.ACCEPT_LANGUAGE);
            headers.add(HttpHeaders.ACCEPT_ENCODING);
        }
    }
}
