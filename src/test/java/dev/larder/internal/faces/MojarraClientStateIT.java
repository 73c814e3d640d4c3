package dev.larder.internal.faces;

import dev.larder.testing.WebServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** With Mojarra, and the state of views in the pages. */
class MojarraClientStateIT extends FacesContract {

    @TempDir
    static Path folder;

    private static WebServer server;

    @BeforeAll
    static void startsTomcat() throws Exception {
        server = FacesServer.start(folder, "mojarra", "client");
    }

    @AfterAll
    static void stopsTomcat() throws Exception {
        server.close();
    }

    @Override
    public WebServer server() {
        return server;
    }
}
