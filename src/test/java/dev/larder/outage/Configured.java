package dev.larder.outage;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes this thread one of an application with those settings, until it is closed. */
final class Configured implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();
    private final URLClassLoader application;

    Configured(Path folder, Map<String, String> settings) throws IOException {
        Path file = Files.createDirectories(folder.resolve("META-INF")).resolve("microprofile-config.properties");
        Files.writeString(
                file,
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining("\n")));
        application = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before);
        thread.setContextClassLoader(application);
    }

    @Override
    public void close() throws IOException {
        thread.setContextClassLoader(before);
        application.close();
    }
}
