package dev.larder.internal.jsp;

import jakarta.servlet.jsp.PageContext;
import jakarta.servlet.jsp.tagext.JspTag;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The methods that a container makes of the tags in a JSP whose bodies hold no scripting elements. All containers' compilers descend from
 * one, which names them so; where another makes something else of them none is found, and nothing is stored.
 */
final class BodyMethods {

    private static final String PREFIX = "_jspx_meth_";
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private BodyMethods() {}

    /** The name of that in which a page has just called a tag; empty where it is called from elsewhere. */
    static Optional<String> calling(Class<?> page) {
        Optional<StackWalker.StackFrame> caller = STACK.walk(
                frames -> frames.dropWhile(frame -> !frame.getDeclaringClass().equals(LiveTag.class))
                        .dropWhile(frame -> frame.getDeclaringClass().equals(LiveTag.class))
                        .findFirst());
        return caller.filter(frame -> frame.getDeclaringClass().equals(page))
                .map(StackWalker.StackFrame::getMethodName)
                .filter(name -> find(page, name).isPresent());
    }

    /** The method of that name, where it can be called for a visitor. */
    static Optional<Method> find(Class<?> page, String name) {
        List<Method> found = Stream.of(page.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .toList();
        return found.size() == 1 && name.startsWith(PREFIX) && isCallable(found.get(0))
                ? Optional.of(found.get(0))
                : Optional.empty();
    }

    private static boolean isCallable(Method method) {
        return method.getReturnType().equals(boolean.class)
                && Stream.of(method.getParameterTypes())
                        .allMatch(type ->
                                type.equals(JspTag.class) || type.equals(PageContext.class) || type.equals(int[].class))
                && method.trySetAccessible();
    }

    /** What it is called with. */
    static Object[] arguments(Method method, PageContext context) {
        return Stream.of(method.getParameterTypes())
                .map(type -> type.equals(PageContext.class)
                        ? context
                        : type.equals(JspTag.class) ? new OutsideTag() : new int[1])
                .toArray();
    }
}
