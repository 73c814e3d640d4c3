package dev.larder.internal.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the values of settings come from. */
public interface SettingsSource {

    /**
     * Every name that may concern Larder, as it is written: keys under {@code larder.}, environment variables that begin with
     * {@code LARDER_}.
     */
    Set<String> names();

    /** The value of a key, whichever spelling the source knows it by. */
    Optional<Value> value(String key);

    /** The settings of an application: MicroProfile Config where there is one, else what plain Java has. */
    static SettingsSource of(ClassLoader application) {
        return MicroProfileConfig.open(application).orElseGet(() -> LayeredSource.of(PlainLayers.of(application)));
    }

    /** Settings that are given as they are. */
    static SettingsSource of(Map<String, String> settings) {
        return LayeredSource.of(List.of(Layer.properties(0, "the given settings", settings)));
    }

    /**
     * A value and where it was found.
     *
     * @param text as it is written there; empty counts as not set
     * @param from the source as a reader would name it
     * @param problem what is wrong with the value before anyone has looked at it: an expression that cannot be resolved
     */
    record Value(String text, String from, Optional<String> problem) {

        /** No text: a value may hold a password. */
        @Override
        public String toString() {
            return "Value[from=" + from + "]";
        }
    }
}
