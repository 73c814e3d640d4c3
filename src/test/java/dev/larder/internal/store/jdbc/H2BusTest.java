package dev.larder.internal.store.jdbc;

/** A bus over a table of H2 in memory. */
class H2BusTest extends BusContract {

    @Override
    String url() {
        return "jdbc:h2:mem:bus;DB_CLOSE_DELAY=-1";
    }
}
