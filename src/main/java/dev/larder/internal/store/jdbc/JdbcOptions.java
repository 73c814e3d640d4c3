package dev.larder.internal.store.jdbc;

import java.time.Duration;

/**
 * What the settings of a cache say to this backend.
 *
 * @param target which database
 * @param table the table of the entries
 * @param createsTable whether a table that is not there is created
 * @param limits of the calls
 * @param poll how often a bus asks for messages
 */
record JdbcOptions(Target target, String table, boolean createsTable, Limits limits, Duration poll) {

    /**
     * What one application may ask of a database at once.
     *
     * @param timeout how long a caller waits for a call
     * @param connections how many calls there are at the same time
     */
    record Limits(Duration timeout, int connections) {}
}
