/**
 * The backend {@code jdbc}: entries in a table of a database.
 *
 * <p>{@link dev.larder.internal.store.jdbc.JdbcStore} is the store, {@code EntryTable} its statements, {@code Culling} its bounds. All of them reach the
 * database through {@code Database}, whose threads keep the cache out of the caller's transaction and the caller from waiting for long.
 */
@NullMarked
package dev.larder.internal.store.jdbc;

import org.jspecify.annotations.NullMarked;
