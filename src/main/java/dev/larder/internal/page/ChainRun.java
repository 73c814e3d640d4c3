package dev.larder.internal.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A chain as work that keeps what it throws. For one use. */
final class ChainRun implements Runnable {

    private final FilterChain chain;
    private final ServletRequest request;
    private final ServletResponse response;
    private @Nullable Exception thrown;

    ChainRun(FilterChain chain, ServletRequest request, ServletResponse response) {
        this.chain = chain;
        this.request = request;
        this.response = response;
    }

    @Override
    public void run() {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException e) {
            thrown = e;
        }
    }

    /** Runs it as part of a computation; throws what the chain throws. */
    void within(Hold hold) throws IOException, ServletException {
        hold.within(this).run();
        if (thrown != null) {
            throw PageClient.unchanged(thrown);
        }
    }
}
