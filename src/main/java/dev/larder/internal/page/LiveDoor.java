package dev.larder.internal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * The way by which tags leave live parts to the page that is being computed.
 *
 * @param request the server's own
 * @param client whose response it is
 * @param captured what the tags write to
 * @param earlier the names of the application's attributes that the request came with
 */
record LiveDoor(
        HttpServletRequest request, HttpServletResponse client, CapturedResponse captured, Set<String> earlier) {

    /**
     * The request attribute with a {@code BiPredicate<String, IntSupplier>}: given the path of a resource of the application, it
     * answers whether the page will have what that resource writes in this place, for each visitor anew. The supplier says how many
     * characters its caller holds back for the response's writer just now, and writes nothing to that writer meanwhile: an array of
     * no characters, by which the page sees that nobody else holds anything back.
     */
    static final String ATTRIBUTE = "dev.larder.page.live";

    /** What tags are given, for as long as the page is fit for it. */
    BiPredicate<String, IntSupplier> open(BooleanSupplier fit) {
        return (path, heldBack) -> path.startsWith("/") && fit.getAsBoolean() && place(path, heldBack);
    }

    private boolean place(String path, IntSupplier heldBack) {
        int waiting = captured.transfer().live().passing(heldBack);
        CapturedWriter used = captured.writer();
        boolean out = captured.isMuted() ? client.isCommitted() : LiveHead.isOutForOthers(client);
        if (waiting < 0 || used == null || out) {
            return false;
        }
        used.holdBack(captured.isMuted());
        captured.speakAgain();
        captured.transfer().live().mark(path, waiting);
        return true;
    }

    /** Computes the parts for this visitor and lets him have what was held back. */
    void pour() throws IOException {
        CapturedWriter used = captured.writer();
        if (used != null && captured.transfer().live().isOpen()) {
            Charset charset = Charset.forName(captured.getCharacterEncoding());
            used.pour(new LiveParts(new LiveRequest(request, earlier), client, charset));
        }
    }

    /** The page goes on in another thread, where nobody would compute the parts. */
    void leave() {
        if (captured.transfer().live().isOpen()) {
            captured.transfer().unfit(Detail.LIVE_PART);
            try {
                captured.transfer().pour();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
