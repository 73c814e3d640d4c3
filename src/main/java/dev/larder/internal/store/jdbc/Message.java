package dev.larder.internal.store.jdbc;

/**
 * A message as it lies in the table.
 *
 * @param id given by the database, in the order in which messages begin to be written
 * @param token random: tells it from a message that has the same number in another life of the table
 * @param channel whom it concerns
 * @param body what was sent
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares messages
record Message(long id, long token, long channel, byte[] body) {}
