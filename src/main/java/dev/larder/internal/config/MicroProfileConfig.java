package dev.larder.internal.config;

import java.util.Optional;

/** The door to MicroProfile Config: asks whether this server has it without loading any class that needs it. */
final class MicroProfileConfig {

    private static final String API = "org.eclipse.microprofile.config.ConfigProvider";

    private MicroProfileConfig() {}

    /** MicroProfile Config as a source; empty where there is none, or nothing but its API. */
    static Optional<SettingsSource> open(ClassLoader application) {
        try {
            Class.forName(API, false, MicroProfileConfig.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
        return MicroProfileSource.open(application);
    }
}
