package dev.larder.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** What a server without MicroProfile Config has: system properties, the environment, and the files of the application. */
final class PlainLayers {

    static final String FILE = "META-INF/microprofile-config.properties";

    private static final int SYSTEM_PROPERTIES = 400;
    private static final int FILES = 100;

    private PlainLayers() {}

    static List<Layer> of(ClassLoader application) {
        List<Layer> layers = new ArrayList<>();
        layers.add(Layer.properties(SYSTEM_PROPERTIES, "system properties", texts(System.getProperties())));
        layers.add(Layer.environment(System.getenv()));
        layers.addAll(files(application));
        return layers;
    }

    /** Every file of that name: the application's own first, its libraries' after. */
    static List<Layer> files(ClassLoader application) {
        try {
            return Collections.list(application.getResources(FILE)).stream()
                    .map(PlainLayers::file)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " (from the class path): cannot be listed. Check the deployment.", e);
        }
    }

    private static Layer file(URL url) {
        Properties properties = new Properties();
        try (InputStream in = opened(url)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(url + ": cannot be read. Check the deployment.", e);
        }
        return Layer.properties(ordinal(properties), url.toString(), texts(properties));
    }

    /** Without the JDK's cache of jar files, which would keep the jar open after an undeployment. */
    private static InputStream opened(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    /** A file whose ordinal cannot be read counts as one that names none, as MicroProfile Config has it. */
    private static int ordinal(Properties properties) {
        String text = properties.getProperty("config_ordinal", "").strip();
        return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : FILES;
    }

    private static Map<String, String> texts(Properties properties) {
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name, "")));
    }
}
