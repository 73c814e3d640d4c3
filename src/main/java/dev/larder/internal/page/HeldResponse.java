package dev.larder.internal.page;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A response of which the client sees nothing until its head is complete: then it goes out and everything after it passes through,
 * or the client never sees any of it, because something stored answers him instead.
 */
final class HeldResponse extends HeldHead {

    private enum State {
        HELD,
        PASSED,
        SWALLOWED
    }

    private final IntPredicate passes;
    private State state = State.HELD;
    private int status = HttpServletResponse.SC_OK;
    private @Nullable HeldStream stream;
    private @Nullable PrintWriter writer;

    /**
     * Holds a response back.
     *
     * @param earlier the type and charset that the client's response was told before
     * @param passes decides by the status whether the client gets it
     */
    HeldResponse(HttpServletResponse client, ContentType earlier, IntPredicate passes) {
        super(client, earlier);
        this.passes = passes;
    }

    /** Whether the client never sees it. */
    boolean isSwallowed() {
        return state == State.SWALLOWED;
    }

    /** The head is complete: decides. Answers whether what follows goes to the client. */
    boolean pass() {
        if (state == State.HELD) {
            state = passes.test(status) ? State.PASSED : State.SWALLOWED;
            if (state == State.PASSED) {
                repeat();
            }
        }
        return state == State.PASSED;
    }

    @Override
    boolean isOut() {
        return state == State.PASSED;
    }

    @Override
    boolean isWriting() {
        return writer != null;
    }

    // ---- body

    @Override
    public ServletOutputStream getOutputStream() {
        if (writer != null) {
            throw new IllegalStateException(
                    "getOutputStream(): the writer is in use. Write to getWriter(), or reset().");
        }
        if (stream == null) {
            stream = new HeldStream(this);
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (stream != null) {
            throw new IllegalStateException(
                    "getWriter(): the stream is in use. Write to getOutputStream(), or reset().");
        }
        if (writer == null) {
            writer = isOut() ? client().getWriter() : heldWriter();
        }
        return writer;
    }

    private PrintWriter heldWriter() {
        fixCharset();
        return new PrintWriter(new HeldWriter(this));
    }

    @Override
    public boolean isCommitted() {
        return isOut() && client().isCommitted();
    }

    @Override
    public void flushBuffer() throws IOException {
        if (pass()) {
            client().flushBuffer();
        }
    }

    @Override
    public void resetBuffer() {
        if (isOut()) {
            client().resetBuffer();
        }
    }

    /** What was swallowed until now is forgotten: the new head decides anew. */
    @Override
    public void reset() {
        if (isOut()) {
            client().reset();
        } else {
            state = State.HELD;
            forgetHead();
            status = HttpServletResponse.SC_OK;
        }
        stream = null;
        writer = null;
    }

    // ---- status

    @Override
    public void setStatus(int code) {
        status = code;
        say(response -> response.setStatus(code));
    }

    @Override
    public int getStatus() {
        return isOut() ? client().getStatus() : status;
    }

    @Override
    public void sendError(int code) throws IOException {
        if (CapturedResponse.isInterim(code)) {
            client().sendError(code);
            return;
        }
        status = code;
        if (pass()) {
            client().sendError(code);
        }
    }

    @Override
    public void sendError(int code, String message) throws IOException {
        status = code;
        if (pass()) {
            client().sendError(code, message);
        }
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        status = HttpServletResponse.SC_FOUND;
        noteLocation(location);
        if (pass()) {
            client().sendRedirect(location);
        }
    }

    /** Overrides where the container has Servlet 6.1. */
    public void sendRedirect(String location, int code, boolean clear) throws IOException {
        status = code;
        noteLocation(location);
        if (pass()) {
            LaterApi.sendRedirect(client(), location, code, clear);
        }
    }
}
