package dev.larder.internal.config;

import dev.larder.ConfigurationException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is wrong with an application's settings and annotations, collected while it is deployed. Used by one thread.
 *
 * <p>Each is {@code key or place = 'value' (from where): what is wrong. What to do.}; one said twice counts once.
 */
public final class Findings {

    private final Set<String> errors = new TreeSet<>();
    private final Set<String> warnings = new TreeSet<>();

    /** Adds what stops the deployment. */
    public void error(String finding) {
        errors.add(finding);
    }

    /** Adds what is worth a line in the log. */
    public void warn(String finding) {
        warnings.add(finding);
    }

    /** What stops the deployment, sorted. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /** What is worth a line in the log, sorted. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Stops the deployment when there is a reason to.
     *
     * @throws ConfigurationException when there are errors; it lists all of them
     */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new ConfigurationException(errors());
        }
    }
}
