package dev.larder.internal.page;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** The way of a body to the client: what of it is captured and sent, and how far it has come. */
final class BodyTransfer {

    private final BodyCapture capture;
    private final CaptureProgress progress;
    private final BooleanSupplier clientCommitted;
    private final LivePlaces live = new LivePlaces();
    private boolean begun;
    private boolean committed;
    private boolean muted;
    private boolean broken;

    /**
     * Begins.
     *
     * @param clientCommitted whether the head has gone out
     */
    BodyTransfer(BodyCapture capture, CaptureProgress progress, BooleanSupplier clientCommitted) {
        this.capture = capture;
        this.progress = progress;
        this.clientCommitted = clientCommitted;
    }

    BodyCapture capture() {
        return capture;
    }

    LivePlaces live() {
        return live;
    }

    /** The client gets no more of it. */
    void mute() {
        muted = true;
    }

    void unmute() {
        muted = false;
    }

    boolean isMuted() {
        return muted;
    }

    /** Something that hands bytes to the client. */
    @FunctionalInterface
    interface Sending {
        void run() throws IOException;
    }

    void send(Sending sending) throws IOException {
        progress.writing();
        try {
            sending.run();
        } catch (IOException e) {
            broken();
            throw e;
        } finally {
            progress.written();
        }
    }

    /** The client takes nothing more just now, and the application is told when it does. */
    void isAwaited() {
        progress.writing();
    }

    void listens(ServletOutputStream clients, WriteListener listener) {
        progress.listens(clients, listener);
    }

    void broken() {
        broken = true;
        progress.unfit("incomplete");
    }

    boolean isBroken() {
        return broken;
    }

    /** The page has grown too large to be kept, or goes on elsewhere: what was held back for its live parts goes out. */
    void pour() throws IOException {
        progress.pour();
    }

    /** A live part could be computed this time only, as is known before it goes out. */
    void fleeting() {
        unfit(Detail.LIVE_PART);
        progress.headReady();
    }

    void unfit(Detail reason) {
        progress.unfit(reason.code());
    }

    void beforeBody() {
        if (!begun) {
            begun = true;
            progress.headReady();
        }
    }

    void afterWrite() {
        if (!committed && clientCommitted.getAsBoolean()) {
            committed = true;
            progress.committed();
        }
        if (capture.isExceeded()) {
            progress.unfit("too-large");
        }
    }

    /** What was written until now is forgotten, as the application did. */
    void forget() {
        capture.clear();
        live.clear();
        begun = false;
    }
}
