package dev.larder.internal.wiring;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Starts and stops Larder with a web application. */
final class ServletLife implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        new ServletStarter().start(event.getServletContext());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        new ServletStarter().stop(event.getServletContext());
    }
}
