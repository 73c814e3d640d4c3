package dev.larder.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a live part says besides its markup: containers ignore most of it in an include, the rest is to be ignored here. */
class LiveResponseTest {

    private final List<String> reached = new ArrayList<>();
    private final LiveResponse response = new LiveResponse(recording(), StandardCharsets.UTF_8);

    private HttpServletResponse recording() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                LiveResponseTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> {
                    reached.add(method.getName());
                    return null;
                });
    }

    @Test
    void itsHeadNeverReachesThePage() throws IOException {
        response.setStatus(404);
        response.sendRedirect("/elsewhere");
        response.sendError(500);
        response.sendError(500, "text");
        response.addCookie(new Cookie("a", "b"));
        response.setHeader("X-A", "1");
        response.addHeader("X-A", "1");
        response.setIntHeader("X-A", 1);
        response.addIntHeader("X-A", 1);
        response.setDateHeader("X-A", 1);
        response.addDateHeader("X-A", 1);
        response.setContentType("text/x-part");
        response.setCharacterEncoding("UTF-16");
        response.setLocale(Locale.FRENCH);
        response.setContentLength(1);
        response.setContentLengthLong(1);
        response.flushBuffer();
        assertThat(reached).isEmpty();
    }

    @Test
    void itTakesBackItsOwnMarkupAndNotThePages() throws IOException {
        response.getWriter().print("first");
        response.getOutputStream().print("too");
        response.resetBuffer();
        assertThat(response.text()).isEmpty();
        response.getWriter().print("second");
        response.reset();
        assertThat(response.text()).isEmpty();
        response.getWriter().print("third");
        assertThat(response.text()).isEqualTo("third");
        assertThat(reached).isEmpty();
    }

    @Test
    void itsBytesAreInTheCharsetOfThePage() throws IOException {
        assertThat(response.getCharacterEncoding()).isEqualTo("UTF-8");
        response.getOutputStream().write("\u20ac".getBytes(StandardCharsets.UTF_8));
        assertThat(response.text()).isEqualTo("\u20ac");
    }

    @Test
    void itSaysWhenItHasFailed() {
        assertThat(response.error()).isZero();
        response.sendError(503, "text");
        assertThat(response.error()).isEqualTo(503);
        response.sendError(404);
        assertThat(response.error()).isEqualTo(404);
    }
}
