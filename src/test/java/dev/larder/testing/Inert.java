package dev.larder.testing;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Objects of the servlet API that answer nothing, 0 or false to everything; what is needed is laid over them. */
final class Inert {

    private static final List<Locale> LANGUAGES = List.of(Locale.US, Locale.ENGLISH);

    private Inert() {}

    static <T> T of(Class<T> type) {
        return of(type, (proxy, method, arguments) -> nothing(method.getReturnType()));
    }

    /** A browser's request for that path. */
    static HttpServletRequest request(String path) {
        return of(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getServletPath" -> path;
            case "getLocale" -> Locale.US;
            case "getLocales" -> Collections.enumeration(LANGUAGES);
            default -> nothing(method.getReturnType());
        });
    }

    /** The root of a server. */
    static ServletContext rootContext() {
        return of(ServletContext.class, (proxy, method, arguments) -> {
            return method.getName().equals("getContextPath") ? "" : nothing(method.getReturnType());
        });
    }

    private static <T> T of(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Inert.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == long.class) {
            return 0L;
        }
        return type == int.class ? (Object) 0 : null;
    }
}
