package dev.larder.bench.pages;

import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat on the loopback address that runs one web application until its process is ended. */
public final class TomcatServer {

    private TomcatServer() {}

    /**
     * Starts it.
     *
     * @param arguments a directory for the server, that of the web application, and the port
     * @throws LifecycleException when it does not start
     */
    public static void main(String[] arguments) throws LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(arguments[0]);
        tomcat.setHostname("localhost");
        tomcat.setPort(Integer.parseInt(arguments[2]));
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        // Both servers keep connections for as long as the client does.
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        tomcat.addWebapp("", arguments[1]);
        tomcat.start();
        tomcat.getServer().await();
    }
}
