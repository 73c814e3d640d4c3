package dev.larder.internal.store.jdbc;

import java.sql.SQLException;

/** Where connections come from. Used by several threads at once. */
interface ConnectionSource extends AutoCloseable {

    /** A connection in auto-commit mode. */
    Lent take() throws SQLException;

    /** Gives back one that can be used again. */
    void giveBack(Lent lent) throws SQLException;

    /** Gives back one that has failed. */
    void discard(Lent lent);

    /** Closes what is not in use. */
    @Override
    void close();
}
