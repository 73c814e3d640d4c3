package dev.larder.internal.page;

import dev.larder.internal.http.CacheControl;
import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.FieldNames;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * A page that is not stored and answers conditions all the same: its whole body waits in the container's buffer, so that its tag
 * can be made of it. One that outgrows the buffer, or is flushed, goes out as it would without.
 */
final class ConditionalAnswer implements CaptureProgress {

    /** The largest body that waits. */
    static final int MOST_BYTES = 128 * 1024;

    private final PageClient client;

    ConditionalAnswer(PageClient client) {
        this.client = client;
    }

    /** Answers. */
    void run(CacheStatus status) throws IOException, ServletException {
        HttpServletRequest request = client.request();
        HttpServletResponse response = client.response();
        if (!response.isCommitted()) {
            response.setBufferSize(Math.max(response.getBufferSize(), MOST_BYTES));
        }
        EarlierHead earlier = EarlierHead.of(response);
        CapturedResponse captured = new CapturedResponse(response, MOST_BYTES, this);
        boolean head = "HEAD".equals(request.getMethod());
        FilterChain capturing =
                (asked, answer) -> client.chain().doFilter(head ? new WholeRequest(request) : request, captured);
        client.pass(status, capturing);
        captured.end();
        if (!request.isAsyncStarted() && isWhole(captured)) {
            PageTag tag = new PageTag(request, response, earlier);
            if (!response.containsHeader(FieldNames.ETAG)) {
                tag.set(PageTag.digest(captured.body().toBytes()));
            }
            tag.weigh(client.services().clock());
        }
    }

    /** Redirects and errors are none, nor is an empty page; what nobody may keep nobody can have kept. */
    private boolean isWhole(CapturedResponse captured) {
        HttpServletResponse response = client.response();
        return !response.isCommitted()
                && captured.status() == HttpServletResponse.SC_OK
                && captured.body().count() > 0
                && !captured.isIncomplete()
                && !CacheControl.parse(List.copyOf(response.getHeaders(FieldNames.CACHE_CONTROL)))
                        .isNoStore();
    }

    @Override
    public void headReady() {
        // it goes out later
    }

    @Override
    public void committed() {
        // too late for a tag
    }

    @Override
    public void unfit(String reason) {
        // it is not stored in any case
    }

    @Override
    public void pour() {
        // nothing is held back
    }

    @Override
    public void writing() {
        // nobody waits
    }

    @Override
    public void written() {
        // nobody waits
    }

    @Override
    public void listens(ServletOutputStream stream, WriteListener listener) {
        stream.setWriteListener(listener);
    }
}
