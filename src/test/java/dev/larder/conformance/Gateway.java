package dev.larder.conformance;

import dev.larder.internal.wiring.LarderInitializer;
import dev.larder.testing.EmbeddedTomcat;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleException;

/** Larder as a shared cache in an embedded Tomcat: an application whose only servlet asks an origin. */
final class Gateway implements AutoCloseable {

    private static final Map<String, String> SETTINGS = Map.of("larder.pages.mode", "shared-cache");

    /** Connections that the origin breaks off are part of the suite. */
    private static final Logger SERVLET_FAILURES =
            Logger.getLogger("org.apache.catalina.core.ContainerBase.[Tomcat].[localhost].[/]");

    private final EmbeddedTomcat tomcat;

    private Gateway(EmbeddedTomcat tomcat) {
        this.tomcat = tomcat;
    }

    /** Starts one on a free port of the loopback address. */
    static Gateway start(IntSupplier originPort) {
        EmbeddedTomcat tomcat = new EmbeddedTomcat().servlet("/", new ReverseProxy(originPort));
        tomcat.context().addServletContainerInitializer(new LarderInitializer(), null);
        SETTINGS.forEach(System::setProperty);
        try {
            tomcat.start();
        } finally {
            SETTINGS.keySet().forEach(System::clearProperty);
        }
        if (!tomcat.context().getState().isAvailable()) {
            throw new IllegalStateException("the application has not started; the log says why");
        }
        SERVLET_FAILURES.setLevel(Level.OFF);
        return new Gateway(tomcat);
    }

    int port() {
        return tomcat.port();
    }

    String base() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.close();
    }
}
