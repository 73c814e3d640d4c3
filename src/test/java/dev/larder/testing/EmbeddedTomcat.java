package dev.larder.testing;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;

/** A Tomcat, of whatever version is on the class path. */
public final class EmbeddedTomcat implements WebServer {

    private static final Logger TALK = Logger.getLogger("org.apache"); // held, or its level is forgotten

    private final Tomcat tomcat = new Tomcat();
    private final WebFolder folder;
    private final Context context;

    /** With one application at that context path, which holds what it is given and nothing else; empty for the root. */
    public EmbeddedTomcat(String contextPath) {
        folder = WebFolder.temporary();
        prepare();
        context = tomcat.addContext(contextPath, folder.application().toString());
        context.setParentClassLoader(EmbeddedTomcat.class.getClassLoader());
    }

    public EmbeddedTomcat() {
        this("");
    }

    private EmbeddedTomcat(Path application, ClassLoader parent) {
        folder = WebFolder.around(application);
        prepare();
        context = tomcat.addWebapp("", folder.application().toString());
        StandardJarScanner scanner = new StandardJarScanner();
        scanner.setScanClassPath(false);
        context.setJarScanner(scanner);
        context.setParentClassLoader(parent);
    }

    /**
     * With a whole web application at the root, which is scanned and started like any that is deployed.
     *
     * @param application its folder
     * @param parent what it sees of this process
     */
    public static EmbeddedTomcat application(Path application, ClassLoader parent) {
        return new EmbeddedTomcat(application, parent);
    }

    private void prepare() {
        TALK.setLevel(Level.SEVERE);
        tomcat.setBaseDir(folder.own().toString());
        tomcat.setHostname("localhost");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxThreads", "250");
        tomcat.getConnector().setProperty("acceptCount", "500"); // as many as may come in a crowd
    }

    @Override
    public EmbeddedTomcat threads(int most) {
        tomcat.getConnector().setProperty("maxThreads", Integer.toString(most));
        return this;
    }

    @Override
    public boolean isHeldBy(int requests) {
        return tomcat.getConnector().getProtocolHandler().getExecutor() instanceof ThreadPoolExecutor pool
                && requests == pool.getMaximumPoolSize()
                && !pool.getQueue().isEmpty();
    }

    @Override
    public EmbeddedTomcat filter(String name, Filter filter, DispatcherType first, DispatcherType... more) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName(name);
        map.addURLPattern("/*");
        EnumSet.of(first, more).forEach(type -> map.setDispatcher(type.name()));
        context.addFilterMap(map);
        return this;
    }

    @Override
    public EmbeddedTomcat servlet(String mapping, HttpServlet servlet) {
        String name = servlet.getClass().getName() + context.findChildren().length;
        Wrapper wrapper = Tomcat.addServlet(context, name, servlet);
        wrapper.setServletClass(servlet.getClass().getName());
        wrapper.setAsyncSupported(true);
        context.addServletMappingDecoded(mapping, name);
        return this;
    }

    @Override
    public EmbeddedTomcat pages() {
        Wrapper jsp = Tomcat.addServlet(context, "jsp", "org.apache.jasper.servlet.JspServlet");
        jsp.setLoadOnStartup(1);
        context.addServletContainerInitializer(new org.apache.jasper.servlet.JasperInitializer(), null);
        context.addServletMappingDecoded("*.jsp", "jsp");
        Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet");
        context.addServletMappingDecoded("/", "default");
        context.addWelcomeFile("index.jsp");
        return this;
    }

    @Override
    public EmbeddedTomcat file(String name, String content) {
        folder.file(name, content);
        return this;
    }

    @Override
    public EmbeddedTomcat attribute(String name, Object value) {
        context.getServletContext().setAttribute(name, value);
        return this;
    }

    @Override
    public EmbeddedTomcat removeAttribute(String name) {
        context.getServletContext().removeAttribute(name);
        return this;
    }

    /** Reads anew what the files of the application hold; otherwise Tomcat does so after some seconds. */
    public void forgetFiles() {
        context.getResources().setCachingAllowed(false);
        context.getResources().setCachingAllowed(true);
    }

    /** For what only Tomcat has. */
    public Context context() {
        return context;
    }

    @Override
    public EmbeddedTomcat start() {
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
        if (!context.getState().isAvailable()) {
            throw new IllegalStateException("the application has not started; the log says why");
        }
        return this;
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
        folder.remove();
    }
}
