package dev.larder.internal.page;

import dev.larder.page.ConditionalGet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** What the annotations of each servlet say, looked up once per servlet. */
final class Declarations {

    private final ConcurrentMap<String, PageDeclaration> byServlet = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Boolean> conditional = new ConcurrentHashMap<>();

    /** The annotations of the servlet that a request goes to. */
    PageDeclaration of(HttpServletRequest request) {
        String name = request.getHttpServletMapping().getServletName();
        if (name == null || name.isEmpty()) {
            return PageDeclaration.NONE;
        }
        PageDeclaration known = byServlet.get(name);
        return known == null ? byServlet.computeIfAbsent(name, each -> read(request.getServletContext(), each)) : known;
    }

    /** Whether the servlet that a request goes to has its pages answer conditions without being stored. */
    boolean isConditional(HttpServletRequest request) {
        String name = request.getHttpServletMapping().getServletName();
        return name != null
                && !name.isEmpty()
                && conditional.computeIfAbsent(name, each -> isConditional(request.getServletContext(), each));
    }

    private static boolean isConditional(ServletContext context, String servlet) {
        ServletRegistration registration = context.getServletRegistration(servlet);
        Class<?> type = registration == null ? null : type(registration.getClassName());
        return type != null && type.isAnnotationPresent(ConditionalGet.class);
    }

    private static PageDeclaration read(ServletContext context, String servlet) {
        ServletRegistration registration = context.getServletRegistration(servlet);
        Class<?> type = registration == null ? null : type(registration.getClassName());
        return type == null ? PageDeclaration.NONE : PageDeclaration.of(type);
    }

    private static @Nullable Class<?> type(@Nullable String className) {
        if (className == null) {
            return null; // a JSP that is mapped as a servlet
        }
        try {
            return Class.forName(className, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException | LinkageError unreachable) {
            return null; // a class of the server's own carries no annotation of ours
        }
    }
}
