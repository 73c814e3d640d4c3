package dev.larder.internal.fragment;

import java.io.Writer;

/**
 * What stands between a fragment's tags.
 *
 * @param <X> what rendering may throw
 */
@FunctionalInterface
public interface Body<X extends Exception> {

    /** Renders the body, everything into the writer and nothing past it. */
    void render(Writer out) throws X;
}
