package dev.larder.fragment;

import java.io.Writer;

/**
 * What a fragment is made of: code that writes its markup.
 *
 * @param <X> what rendering may throw
 * @since 0.1
 */
@FunctionalInterface
public interface FragmentBody<X extends Exception> {

    /**
     * Renders the body.
     *
     * @param out takes all of it; what is written past it is missing in the stored fragment
     * @throws X what rendering throws; nothing is stored then
     */
    void render(Writer out) throws X;
}
