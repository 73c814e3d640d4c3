package dev.larder.internal.page;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Who is told how far the response has come. */
interface CaptureProgress {

    /** The body begins or the head is about to go out: the last moment to add fields. May be told more than once. */
    void headReady();

    /** The head has gone out; status and fields are final. */
    void committed();

    /** The application has done something after which the page cannot be stored. */
    void unfit(String reason);

    /** What is held back from the client because of live parts is to go out now. */
    void pour() throws IOException;

    /** Something is being handed to the client, which may take as long as the client likes. */
    void writing();

    /** It has been handed over. */
    void written();

    /** The application writes without blocking: whenever the stream is ready, which goes to the client or to nobody. */
    void listens(ServletOutputStream stream, WriteListener listener);
}
