package dev.larder.internal.page;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * A response that goes to the client as the application makes it, and is captured on the way. Nothing is held back: the first byte
 * reaches the client as early as without the capture.
 */
final class CapturedResponse extends CapturedHead {

    private final CaptureProgress progress;
    private final BodyTransfer transfer;
    private @Nullable CapturedStream stream;
    private @Nullable CapturedWriter writer;
    private @Nullable PrintWriter printer;
    private int sent;

    CapturedResponse(HttpServletResponse client, long limitBytes, CaptureProgress progress) {
        super(client, progress);
        this.progress = progress;
        this.transfer = new BodyTransfer(new BodyCapture(limitBytes), progress, () -> client().isCommitted());
    }

    // ---- what the capture knows

    BodyCapture body() {
        return transfer.capture();
    }

    BodyTransfer transfer() {
        return transfer;
    }

    @Nullable
    CapturedWriter writer() {
        return writer;
    }

    /** Whether the body is cut short: the client went away, or fewer or more bytes came than were announced. */
    boolean isIncomplete() {
        String announced = announcedLength();
        return transfer.isBroken()
                || (announced != null && !announced.strip().equals(Integer.toString(body().count())));
    }

    /** The status the application gave, whatever the client was answered. */
    int status() {
        if (sent != 0) {
            return sent;
        }
        return isMuted() ? HttpServletResponse.SC_OK : client().getStatus();
    }

    /** Answers the client with 304 and lets it have no body, while the application's 200 goes on to be captured. */
    void answerNotModified() {
        client().setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        client().setContentLengthLong(-1);
        transfer.mute();
    }

    @Override
    boolean isMuted() {
        return transfer.isMuted();
    }

    /** The chain has returned: nothing more will be captured. */
    void end() {
        if (writer != null) {
            writer.drain();
        }
        transfer.live().end();
        if (!client().isCommitted()) {
            progress.headReady();
            tellLength();
        }
    }

    /** Jetty says of a 304 that the page has no bytes, unless it is told how many (RFC 9110 §8.6). */
    private void tellLength() {
        if (isMuted() && !body().isExceeded()) {
            client().setContentLengthLong(body().count());
        }
    }

    // ---- the body

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new CapturedStream(super.getOutputStream(), transfer);
            mixed(printer != null);
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (printer == null) {
            PrintWriter clients = super.getWriter();
            Charset charset = Charset.forName(getCharacterEncoding());
            writer = new CapturedWriter(clients, charset, transfer);
            printer = new CapturedPrintWriter(writer);
            mixed(stream != null);
        }
        return printer;
    }

    /** Containers forbid a stream beside a writer; where a filter in front allows it, nobody knows which bytes come first. */
    private void mixed(boolean both) {
        if (both) {
            transfer.broken();
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (transfer.live().isOpen()) {
            return;
        }
        transfer.beforeBody();
        transfer.send(super::flushBuffer);
        transfer.afterWrite();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        forgetBody();
    }

    @Override
    public void reset() {
        super.reset();
        forgetHead();
        sent = 0;
        forgetBody();
        stream = null;
        writer = null;
        printer = null;
    }

    private void forgetBody() {
        if (writer != null) {
            writer.drain();
        }
        transfer.forget();
        speakAgain();
    }

    /** What the client was to be told about its own copy no longer holds. */
    void speakAgain() {
        if (isMuted() && !client().isCommitted()) {
            transfer.unmute();
            client().setStatus(HttpServletResponse.SC_OK);
        }
    }

    // ---- status

    @Override
    public void setStatus(int status) {
        if (isMuted() && status != HttpServletResponse.SC_OK) {
            transfer.broken(); // the client has been told about a page that this is not
        } else if (!isMuted()) {
            super.setStatus(status);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (isInterim(status)) {
            super.sendError(status);
            return;
        }
        headReady(status);
        super.sendError(status);
        transfer.broken(); // the container writes the error's page later, past the capture
        transfer.afterWrite();
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (isInterim(status)) {
            super.sendError(status, message);
            return;
        }
        headReady(status);
        super.sendError(status, message);
        transfer.broken();
        transfer.afterWrite();
    }

    /** Jetty's way to send 102 and 103, after which the response goes on; elsewhere it ends with such a status, which is unfit. */
    static boolean isInterim(int status) {
        return status >= 100 && status < 200;
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        headReady(HttpServletResponse.SC_FOUND);
        super.sendRedirect(location);
        redirected(true);
    }

    // Three methods of Servlet 6.1, which call the client's response past this one unless they are here as well.

    /** Overrides where the container has Servlet 6.1. */
    public void sendRedirect(String location, boolean clear) throws IOException {
        sendRedirect(location, HttpServletResponse.SC_FOUND, clear);
    }

    /** Overrides where the container has Servlet 6.1. */
    public void sendRedirect(String location, int status) throws IOException {
        sendRedirect(location, status, true);
    }

    /** Overrides where the container has Servlet 6.1. */
    public void sendRedirect(String location, int status, boolean clear) throws IOException {
        headReady(status);
        LaterApi.sendRedirect(client(), location, status, clear);
        redirected(clear);
    }

    /** The response counts as committed by now, so that nothing can be recorded as if the application set it. */
    private void redirected(boolean clear) {
        noteLocation();
        if (clear) {
            forgetBody();
        }
        transfer.afterWrite();
    }

    /** The container closes the response with that status at once. */
    private void headReady(int status) {
        speakAgain();
        transfer.live().clear();
        sent = client().isCommitted() ? sent : status;
        progress.headReady();
    }
}
