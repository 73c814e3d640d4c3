package dev.larder.internal.live;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Live parts that are resources of the application. */
final class IncludedResources implements LiveRenderer {

    @Override
    public boolean isReady(LiveReference reference) {
        return true; // a path says all; where nothing is behind it, computing the part fails
    }

    @Override
    public boolean render(LivePart part, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String path = part.reference().text();
        @Nullable RequestDispatcher resource = request.getRequestDispatcher(path);
        if (resource == null) {
            throw new IOException("<l:live src> = '" + path + "': no resource. Name one of the application.");
        }
        resource.include(request, response);
        return true;
    }
}
