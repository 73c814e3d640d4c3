package dev.larder.outage;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** A backend that a test may hurt. */
interface FaultyBackend extends AutoCloseable {

    /** What all caches of the application are set to, without {@code larder.caches.default.} in front. */
    Map<String, String> settings();

    /** What may happen to it. */
    Set<Fault> faults();

    void begin(Fault fault) throws Exception;

    void end(Fault fault) throws Exception;

    /** How often it was spoken to; always zero where that cannot be counted. */
    int asked();

    @Override
    void close() throws IOException;
}
