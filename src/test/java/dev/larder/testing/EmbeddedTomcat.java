package dev.larder.testing;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** A Tomcat in this process, on a free port of the loopback address. */
public final class EmbeddedTomcat implements AutoCloseable {

    private final Tomcat tomcat = new Tomcat();
    private final Path directory;
    private final Context context;

    /** With one application at that context path; empty for the root. */
    public EmbeddedTomcat(String contextPath) {
        Logger.getLogger("org.apache").setLevel(Level.SEVERE);
        try {
            directory = Files.createTempDirectory("larder-tomcat");
            Files.createDirectories(directory.resolve("webapp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tomcat.setBaseDir(directory.toString());
        tomcat.setHostname("localhost");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxThreads", "250");
        context = tomcat.addContext(contextPath, directory.resolve("webapp").toString());
        context.setParentClassLoader(EmbeddedTomcat.class.getClassLoader());
    }

    public EmbeddedTomcat() {
        this("");
    }

    /** A filter for requests to everything. */
    public EmbeddedTomcat filter(String name, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName(name);
        map.addURLPattern("/*");
        map.setDispatcher(DispatcherType.REQUEST.name());
        context.addFilterMap(map);
        return this;
    }

    /** A servlet under a name of its class and a number, so that its annotations count. */
    public EmbeddedTomcat servlet(String mapping, HttpServlet servlet) {
        String name = servlet.getClass().getName() + context.findChildren().length;
        Wrapper wrapper = Tomcat.addServlet(context, name, servlet);
        wrapper.setServletClass(servlet.getClass().getName());
        wrapper.setAsyncSupported(true);
        context.addServletMappingDecoded(mapping, name);
        return this;
    }

    /** JSP pages, and files as they are. */
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

    /** A file of the application. */
    public EmbeddedTomcat file(String name, String content) {
        try {
            Files.writeString(directory.resolve("webapp").resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Context context() {
        return context;
    }

    public EmbeddedTomcat start() {
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
