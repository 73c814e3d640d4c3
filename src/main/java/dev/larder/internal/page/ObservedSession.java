package dev.larder.internal.page;

import jakarta.servlet.http.HttpSession;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A session that tells when it is used, by whichever methods the container's version of the API gives it. */
final class ObservedSession implements InvocationHandler {

    private final HttpSession session;
    private final ReadInputs inputs;

    private ObservedSession(HttpSession session, ReadInputs inputs) {
        this.session = session;
        this.inputs = inputs;
    }

    static HttpSession of(HttpSession session, ReadInputs inputs) {
        ClassLoader platform = HttpSession.class.getClassLoader();
        Class<?>[] types = {HttpSession.class};
        return (HttpSession) Proxy.newProxyInstance(platform, types, new ObservedSession(session, inputs));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("equals") && arguments != null) {
            return proxy == arguments[0];
        }
        if (!tellsNothing(method) && Reader.now() != Reader.SERVER) {
            inputs.session();
        }
        try {
            return method.invoke(session, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static boolean tellsNothing(Method method) {
        return method.getName().equals("getServletContext") || method.getName().equals("hashCode");
    }
}
