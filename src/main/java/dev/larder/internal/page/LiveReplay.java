package dev.larder.internal.page;

import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.LiveReference;
import dev.larder.internal.live.LiveVisit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;

/**
 * A stored page with live parts on its way to a client: whole, and never 304.
 *
 * @param replay writes the head
 */
record LiveReplay(Replay replay) {

    /**
     * The parts are computed before the first byte goes out: a session may begin in them, and when one fails nothing is lost.
     *
     * @throws IllegalStateException when a part fails; nothing has been written then
     */
    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StoredPage page = replay.page();
        boolean head = "HEAD".equals(request.getMethod());
        LiveBody live = page.body().live();
        byte[] bytes = head || live == null ? new byte[0] : bytes(page, live, request, response);
        replay.head(page.status(), page.plain(), response);
        if (!head) {
            response.setContentLengthLong(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }

    private static byte[] bytes(
            StoredPage page, LiveBody live, HttpServletRequest request, HttpServletResponse response) {
        Charset charset = live.charset();
        LiveRequest shown = new LiveRequest(request, EarlierAttributes.of(request));
        LiveVisit visit = new LiveVisit(shown, response, charset);
        byte[] plain = page.body().plain();
        ByteArrayOutputStream all = new ByteArrayOutputStream(plain.length + 1024);
        int done = 0;
        for (LivePlace place : live.places()) {
            all.write(plain, done, place.offset() - done);
            all.writeBytes(text(visit, place.part()).getBytes(charset));
            done = place.offset();
        }
        all.write(plain, done, plain.length - done);
        return all.toByteArray();
    }

    private static String text(LiveVisit visit, LiveReference part) {
        try {
            return visit.compute(new LivePart(part)).text();
        } catch (IOException e) {
            throw new IllegalStateException(part + ": failed", e);
        }
    }
}
