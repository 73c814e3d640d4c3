package dev.larder.internal.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Renders live parts for one visitor.
 *
 * @param request as the cache got it
 * @param response whose head the parts cannot change
 * @param charset of the page
 */
record LiveParts(LiveRequest request, HttpServletResponse response, Charset charset) implements LivePlaces.Renderer {

    @Override
    public String text(String path) throws IOException {
        @Nullable RequestDispatcher resource = request.getRequestDispatcher(path);
        if (resource == null) {
            throw new IOException("<l:live src> = '" + path + "': no resource. Name one of the application.");
        }
        LiveResponse written = new LiveResponse(response, charset);
        try {
            resource.include(request, written);
        } catch (ServletException e) {
            throw new IOException(e);
        }
        if (written.error() != 0) {
            throw new IOException(
                    "<l:live src> = '" + path + "': answered " + written.error() + ". Name one that can be included.");
        }
        return written.text();
    }
}
