package dev.larder.internal.live;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;

/**
 * One visitor, for whom live parts are computed.
 *
 * @param request as they see it
 * @param response whose head they cannot change
 * @param charset of what is around them
 */
public record LiveVisit(HttpServletRequest request, HttpServletResponse response, Charset charset) {

    /**
     * What a part came to.
     *
     * @param text what it wrote
     * @param isLasting whether it can be computed again by what is stored of it
     */
    public record Computed(String text, boolean isLasting) {}

    /**
     * Computes a part.
     *
     * @throws IOException when it fails
     */
    public Computed compute(LivePart part) throws IOException {
        LiveRenderer renderer = LiveRenderers.of(request.getServletContext())
                .find(part.reference().kind());
        if (renderer == null) {
            throw new IOException(part.reference() + ": nobody is here who could compute it.");
        }
        LiveResponse written = new LiveResponse(response, charset);
        boolean lasting = lasting(renderer, part, written);
        if (written.error() != 0) {
            throw new IOException(
                    part.reference() + ": answered " + written.error() + ". Name a resource that can be included.");
        }
        return new Computed(written.text(), lasting);
    }

    private boolean lasting(LiveRenderer renderer, LivePart part, LiveResponse written) throws IOException {
        try {
            return renderer.render(part, request, written);
        } catch (ServletException e) {
            throw new IOException(e);
        }
    }
}
