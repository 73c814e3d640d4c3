package dev.larder.internal.store.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/**
 * Names as they stand in statements, quoted, so that any name will do.
 *
 * @param dialect the database's
 * @param quote the character before and after a name
 * @param table the unquoted name of the table of entries
 */
record Names(Dialect dialect, String quote, String table) {

    static Names of(DatabaseMetaData metaData, String table) throws SQLException {
        return of(Dialect.of(metaData.getDatabaseProductName()), metaData.getIdentifierQuoteString(), table);
    }

    /** A driver that gives a space cannot quote. */
    static Names of(Dialect dialect, String quote, String table) {
        return new Names(dialect, quote.strip(), table);
    }

    String quoted(String name) {
        return quote + (quote.isEmpty() ? name : name.replace(quote, quote + quote)) + quote;
    }

    String entries() {
        return quoted(table);
    }

    String messages() {
        return quoted(table + "_messages");
    }

    /** A statement's text with every name between square brackets quoted, [entries] and [messages] being the tables. */
    String statement(String text) {
        StringBuilder out = new StringBuilder();
        int end = 0;
        for (int begin = text.indexOf('['); begin >= 0; begin = text.indexOf('[', end)) {
            out.append(text, end, begin);
            end = text.indexOf(']', begin) + 1;
            out.append(name(text.substring(begin + 1, end - 1)));
        }
        return out.append(text, end, text.length()).toString();
    }

    private String name(String name) {
        return switch (name) {
            case "entries" -> entries();
            case "messages" -> messages();
            default -> quoted(name);
        };
    }
}
