package dev.larder.internal.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** What the API of Servlet 6.1 adds to that of 6.0, for code that is compiled against 6.0. */
final class LaterApi {

    private static final @Nullable MethodHandle SEND_REDIRECT =
            find("sendRedirect", MethodType.methodType(void.class, String.class, int.class, boolean.class));

    private LaterApi() {}

    private static @Nullable MethodHandle find(String name, MethodType type) {
        try {
            return MethodHandles.publicLookup().findVirtual(HttpServletResponse.class, name, type);
        } catch (NoSuchMethodException | IllegalAccessException servlet60) {
            return null;
        }
    }

    /**
     * Redirects with that status. Who calls it was called by that name himself, so the container has it.
     *
     * @throws UnsupportedOperationException on Servlet 6.0
     */
    static void sendRedirect(HttpServletResponse response, String location, int status, boolean clear)
            throws IOException {
        if (SEND_REDIRECT == null) {
            throw new UnsupportedOperationException("sendRedirect (from Servlet 6.1): the container has 6.0.");
        }
        try {
            SEND_REDIRECT.invokeExact(response, location, status, clear);
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
