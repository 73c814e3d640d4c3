package dev.larder.payara.corner;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.ref.WeakReference;

/** Lets the server know the application's class loader without holding it. */
@WebListener
public class LoaderListener implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        String name = "loader" + event.getServletContext().getContextPath().replace('/', '.');
        System.getProperties().put(name, new WeakReference<>(LoaderListener.class.getClassLoader()));
    }
}
