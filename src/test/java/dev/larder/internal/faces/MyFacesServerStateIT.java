package dev.larder.internal.faces;

import dev.larder.testing.WebServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** With MyFaces, and the state of views in the session. */
class MyFacesServerStateIT extends FacesContract {

    @TempDir
    static Path folder;

    private static WebServer server;

    @BeforeAll
    static void startsTomcat() throws Exception {
        server = FacesServer.start(folder, "myfaces", "server");
    }

    @AfterAll
    static void stopsTomcat() throws Exception {
        server.close();
    }

    @Override
    public boolean storesViews() {
        return false;
    }

    @Override
    public WebServer server() {
        return server;
    }
}
