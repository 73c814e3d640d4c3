package dev.larder.internal.live;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Computes live parts of one kind. Safe for use by many threads. */
public interface LiveRenderer {

    /**
     * Whether it can compute what stands for the part in something stored. Where not, the stored page or fragment is a miss.
     *
     * <p>It is asked on each hit, so it should only look into what it has.
     */
    boolean isReady(LiveReference reference);

    /**
     * Computes a part for the visitor.
     *
     * @param request as the part is to see it. What the renderer keeps in its attributes is there for the other parts of one page, and gone
     *     afterwards
     * @param response takes what the part writes
     * @return false where the part can be computed this time only, with what its tag knew; then nothing is stored of what is around it
     * @throws IOException when it fails, or would need what is not there any more
     * @throws ServletException when it fails
     */
    boolean render(LivePart part, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException;
}
