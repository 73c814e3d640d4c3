package dev.larder.example.data;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Opens the shop: names its database, fills it before the first visitor comes, and closes it behind the last.
 *
 * <p>H2 would answer a repeated query from its own result cache; that is switched off, so that every millisecond the pages show
 * as saved was saved by Larder.
 */
@WebListener
@DataSourceDefinition(
        name = "java:app/jdbc/shop",
        className = "org.h2.jdbcx.JdbcDataSource",
        url = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0",
        user = "sa",
        password = "",
        minPoolSize = 1,
        maxPoolSize = 16)
public class Opening implements ServletContextListener {

    private static final Logger LOG = System.getLogger(Opening.class.getName());

    @Inject
    private Database database;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        long begun = System.nanoTime();
        database.run(connection -> new Stock(connection).fill());
        LOG.log(
                Level.INFO,
                "The shop is open; its shelves were filled in {0} ms",
                (System.nanoTime() - begun) / 1_000_000);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        database.update("SHUTDOWN");
    }
}
