package dev.larder.internal.fragment;

import dev.larder.internal.live.LiveReference;
import dev.larder.internal.live.LiveRenderers;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The request of a servlet container.
 *
 * <p>A stored fragment can only repeat markup. So a body that also set a header or cookie, changed the status, redirected or began
 * a session is objected to, and so is markup that holds the visitor's session id, as URLs do until the container knows that the
 * browser takes cookies.
 *
 * @param page the page, for messages
 * @param request the visitor's
 * @param response its answer
 * @param made the templates that a fragment rendered here is made from: the path of a file, and after a bar the name of the class
 *     that counts where that file is not deployed
 */
public record ServletRendering(
        String page, ServletRequest request, ServletResponse response, Supplier<List<String>> made)
        implements Rendering {

    private static final char BAR = '|';

    /** Without templates. */
    public ServletRendering(String page, ServletRequest request, ServletResponse response) {
        this(page, request, response, List::of);
    }

    @Override
    public List<String> templates() {
        return made.get();
    }

    @Override
    public @Nullable String digest(String template) {
        int bar = template.indexOf(BAR);
        ServletFiles files = new ServletFiles(request.getServletContext());
        String digest = TemplateSource.digest(bar < 0 ? template : template.substring(0, bar), files);
        return digest != null || bar < 0 ? digest : TemplateSource.digest(template.substring(bar + 1), files.classes());
    }

    @Override
    public boolean isReady(LiveReference part) {
        return LiveRenderers.of(request.getServletContext()).isReady(part);
    }

    @Override
    public @Nullable Object attribute(String name) {
        return request.getAttribute(name);
    }

    @Override
    public void attribute(String name, Object value) {
        request.setAttribute(name, value);
    }

    @Override
    public Watch watch() {
        Answer before = Answer.of(response);
        boolean hadSession = session() != null;
        return markup -> {
            HttpSession session = session();
            if (session != null && !hadSession) {
                return Optional.of("session-created");
            }
            if (session != null && markup.contains(session.getId())) {
                return Optional.of("session-id-in-markup");
            }
            return before.difference(Answer.of(response));
        };
    }

    private @Nullable HttpSession session() {
        return request instanceof HttpServletRequest http ? http.getSession(false) : null;
    }

    /** What a response says besides its body. */
    private record Answer(
            int status, boolean committed, @Nullable String type, Map<String, List<String>> headers) {

        static Answer of(ServletResponse response) {
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            int status = 0;
            if (response instanceof HttpServletResponse http) {
                status = http.getStatus();
                http.getHeaderNames().forEach(name -> headers.put(name, List.copyOf(http.getHeaders(name))));
            }
            return new Answer(status, response.isCommitted(), response.getContentType(), headers);
        }

        Optional<String> difference(Answer after) {
            if (committed != after.committed) {
                return Optional.of("response-committed"); // which sets fields of the container's own
            }
            if (status != after.status) {
                return Optional.of("status-set");
            }
            boolean same = headers.equals(after.headers) && Objects.equals(type, after.type);
            return same ? Optional.empty() : Optional.of("header-set");
        }
    }
}
