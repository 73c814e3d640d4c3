package dev.larder.spi;

/**
 * Tells the other nodes that share a backend what was written and invalidated. Messages are small, opaque, and carry keys and stamps, never
 * values.
 *
 * <p>A message is sent after the backend has what it tells of. Messages of one node arrive in their order; one may arrive twice; the
 * sender may receive its own. That one may be missing is said by {@link Listener#gap()}, and never passed over. Used by many threads at once.
 *
 * @since 0.1
 */
public interface Bus extends AutoCloseable {

    /**
     * Sends a message to every node that listens. A fault is an unchecked exception.
     *
     * @param message at most a few kilobytes
     */
    void send(byte[] message);

    /**
     * Begins to receive; called once. Returns when messages sent from now on will be received, or when that cannot be had for the moment: then
     * {@link Listener#gap()} is called when it can.
     *
     * @param listener is called by one thread at a time, and must not block
     */
    void listen(Listener listener);

    /** Ends receiving; afterwards the listener is not called any more. */
    @Override
    void close();

    /** Who is told. */
    interface Listener {

        /**
         * A message arrived.
         *
         * @param message as it was sent
         */
        void received(byte[] message);

        /** Messages may be missing: after a reconnect that could not go on where it had ended, a silence, a failed read. */
        void gap();
    }
}
