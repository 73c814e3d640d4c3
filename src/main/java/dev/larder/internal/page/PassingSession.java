package dev.larder.internal.page;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A new session that ends with its request and that no client ever learns of. */
final class PassingSession implements InvocationHandler {

    private final ServletContext application;
    private final String id = UUID.randomUUID().toString();
    private final Map<String, Object> attributes = new ConcurrentHashMap<>();

    private PassingSession(ServletContext application) {
        this.application = application;
    }

    static HttpSession of(ServletContext application) {
        Class<?>[] types = {HttpSession.class};
        return (HttpSession)
                Proxy.newProxyInstance(HttpSession.class.getClassLoader(), types, new PassingSession(application));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        String first = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : "";
        return switch (method.getName()) {
            case "getId" -> id;
            case "isNew" -> true;
            case "getServletContext" -> application;
            case "getAttribute" -> attributes.get(first);
            case "getAttributeNames" -> Collections.enumeration(attributes.keySet());
            case "setAttribute" -> set(first, arguments == null ? null : arguments[1]);
            case "removeAttribute" -> attributes.remove(first);
            case "invalidate" -> {
                attributes.clear();
                yield null;
            }
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> id.hashCode();
            case "toString" -> "a session that ends with its request";
            default -> nothing(method.getReturnType());
        };
    }

    private @Nullable Object set(String name, @Nullable Object value) {
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
        return null;
    }

    /** Times and intervals of a session that lasts no time. */
    private static @Nullable Object nothing(Class<?> type) {
        if (type == long.class) {
            return 0L;
        }
        return type == int.class ? 0 : null;
    }
}
