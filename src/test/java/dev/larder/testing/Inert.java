package dev.larder.testing;

import jakarta.servlet.ServletContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** Objects of the servlet API that answer nothing, 0 or false to everything; what is needed is laid over them. */
final class Inert {

    private Inert() {}

    static <T> T of(Class<T> type) {
        return of(type, (proxy, method, arguments) -> nothing(method.getReturnType()));
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
