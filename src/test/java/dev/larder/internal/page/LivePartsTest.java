package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.LiveReference;
import dev.larder.internal.live.LiveVisit;
import dev.larder.testing.StubRequest;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the resource of a live part may fail: each time the page learns of it, before anything has gone out. */
class LivePartsTest {

    /** A resource of the application. */
    @FunctionalInterface
    private interface Resource extends RequestDispatcher {

        @Override
        default void forward(ServletRequest request, ServletResponse response) {
            throw new IllegalStateException("a part is included");
        }
    }

    private static LiveParts parts(@Nullable Resource resource) {
        HttpServletRequest request = new HttpServletRequestWrapper(new StubRequest()) {
            @Override
            public @Nullable RequestDispatcher getRequestDispatcher(String path) {
                return resource;
            }
        };
        HttpServletResponse untouched = (HttpServletResponse) Proxy.newProxyInstance(
                LivePartsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> {
                    throw new IllegalStateException(method.getName());
                });
        return new LiveParts(
                new LiveVisit(new LiveRequest(request, Map.of()), untouched, StandardCharsets.UTF_8), () -> {});
    }

    @Test
    void aResourceThatWritesIsThePart() throws IOException {
        Resource writes = (request, response) -> response.getWriter().print("\u20ac");
        assertThat(parts(writes).text(new LivePart(LiveReference.resource("/part"))))
                .isEqualTo("\u20ac");
    }

    @Test
    void aResourceThatAnswersWithAnErrorHasFailed() {
        Resource refuses = (request, response) -> {
            response.getWriter().print("half of it");
            ((HttpServletResponse) response).sendError(403);
        };
        assertThatThrownBy(() -> parts(refuses).text(new LivePart(LiveReference.resource("/part"))))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("<l:live src> = '/part'", "403");
    }

    @Test
    void aResourceThatIsNotThereHasFailed() {
        assertThatThrownBy(() -> parts(null).text(new LivePart(LiveReference.resource("/part"))))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("<l:live src> = '/part'", "no resource");
    }

    @Test
    void aResourceThatThrowsHasFailed() {
        Resource throwing = (request, response) -> {
            throw new ServletException("intended");
        };
        assertThatThrownBy(() -> parts(throwing).text(new LivePart(LiveReference.resource("/part"))))
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("intended");
    }
}
