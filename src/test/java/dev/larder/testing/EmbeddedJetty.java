package dev.larder.testing;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A Jetty with the servlets of Jakarta EE 10. */
public final class EmbeddedJetty implements WebServer {

    private final QueuedThreadPool pool = new QueuedThreadPool(250, 8);
    private final Server server = new Server(pool);
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
    private final WebFolder folder = WebFolder.temporary();

    /** With one application at that context path, which holds what it is given and nothing else; empty for the root. */
    public EmbeddedJetty(String contextPath) {
        connector.setHost("127.0.0.1");
        connector.setAcceptQueueSize(500); // with fewer, who comes in a crowd may have to knock again, a second later
        connector
                .getConnectionFactory(HttpConnectionFactory.class)
                .getHttpConfiguration()
                .setUriCompliance(UriCompliance.UNSAFE); // or Jetty keeps from Larder what it should be tested with
        server.addConnector(connector);
        context.setContextPath(contextPath.isEmpty() ? "/" : contextPath);
        context.setBaseResourceAsPath(folder.application());
        context.setTempDirectory(folder.own().resolve("work").toFile());
        server.setHandler(context);
    }

    @Override
    public EmbeddedJetty threads(int most) {
        pool.setMinThreads(most);
        pool.setMaxThreads(most + 4); // a selector, an acceptor and what it keeps in reserve
        return this;
    }

    /** Its own threads are not counted; one of them may have become a request's. */
    @Override
    public boolean isHeldBy(int requests) {
        return pool.getThreads() == pool.getMaxThreads()
                && pool.getIdleThreads() == 0
                && pool.getQueueSize() > 0
                && requests >= pool.getUtilizedThreads();
    }

    @Override
    public EmbeddedJetty filter(String name, Filter filter, DispatcherType first, DispatcherType... more) {
        FilterHolder holder = new FilterHolder(filter);
        holder.setName(name);
        holder.setAsyncSupported(true);
        context.addFilter(holder, "/*", EnumSet.of(first, more));
        return this;
    }

    @Override
    public EmbeddedJetty servlet(String mapping, HttpServlet servlet) {
        int number = context.getServletHandler().getServlets().length;
        add(new ServletHolder(servlet.getClass().getName() + number, servlet), mapping);
        return this;
    }

    private void add(ServletHolder holder, String mapping) {
        holder.setAsyncSupported(true);
        context.addServlet(holder, mapping);
    }

    /** What compiles pages is on the class path only where Tomcat's is not: both have the same class names. */
    @Override
    public EmbeddedJetty pages() {
        ClassLoader classes = EmbeddedJetty.class.getClassLoader();
        context.setClassLoader(new URLClassLoader(new URL[0], classes));
        ServletHolder jsp = new ServletHolder();
        jsp.setName("jsp");
        jsp.setClassName("org.eclipse.jetty.ee10.jsp.JettyJspServlet");
        jsp.setInitOrder(0);
        try {
            context.addServletContainerInitializer(
                    Class.forName("org.eclipse.jetty.ee10.apache.jsp.JettyJasperInitializer")
                            .asSubclass(ServletContainerInitializer.class)
                            .getConstructor()
                            .newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        add(jsp, "*.jsp");
        add(new ServletHolder("default", DefaultServlet.class), "/");
        context.setWelcomeFiles(new String[] {"index.jsp"});
        return this;
    }

    @Override
    public EmbeddedJetty file(String name, String content) {
        folder.file(name, content);
        return this;
    }

    @Override
    public EmbeddedJetty attribute(String name, Object value) {
        application().setAttribute(name, value);
        return this;
    }

    @Override
    public EmbeddedJetty removeAttribute(String name) {
        application().removeAttribute(name);
        return this;
    }

    private ServletContext application() {
        return context.getServletContext();
    }

    @Override
    public EmbeddedJetty start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        folder.remove();
    }
}
