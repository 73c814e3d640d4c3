package dev.larder.internal.config;

import dev.larder.CachePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A rule for pages by their URL.
 *
 * @param name of the rule
 * @param path as in a servlet mapping: {@code /a}, {@code /a/*}, {@code *.xhtml}
 * @param policy lifetime, stale windows and tags; what is left out is as the cache is configured
 * @param inputs what of a request is part of the key
 * @param readers with whom the pages are shared
 * @param browser the lifetime told to browsers; empty: nothing is added
 * @param cache the cache that holds the pages; empty: that of all pages
 * @param conditional whether the pages are not stored and only answer conditions
 */
public record RuleSettings(
        String name,
        String path,
        CachePolicy policy,
        Inputs inputs,
        Readers readers,
        Optional<Duration> browser,
        Optional<String> cache,
        boolean conditional) {

    /**
     * With whom pages are shared.
     *
     * @param share empty where nothing is said
     * @param roles that tell visitors apart
     */
    public record Readers(Optional<ShareWith> share, List<String> roles) {

        /** Nothing said. */
        public static final Readers UNSAID = new Readers(Optional.empty(), List.of());

        /** Copies. */
        public Readers {
            roles = List.copyOf(roles);
        }

        /** Whether anything is said. */
        public boolean isSaid() {
            return share.isPresent() || !roles.isEmpty();
        }
    }

    /**
     * What of a request is part of the key.
     *
     * @param headers request headers that are
     * @param cookies cookies that are
     * @param parameters the only query parameters that are; empty: all, but for those that are ignored
     * @param ignoredParameters query parameters that are not
     * @param harmless what the pages read and do not depend on
     */
    public record Inputs(
            List<String> headers,
            List<String> cookies,
            Optional<List<String>> parameters,
            List<String> ignoredParameters,
            List<String> harmless) {

        /** Copies. */
        public Inputs {
            headers = List.copyOf(headers);
            cookies = List.copyOf(cookies);
            parameters = parameters.map(List::copyOf);
            ignoredParameters = List.copyOf(ignoredParameters);
            harmless = List.copyOf(harmless);
        }
    }
}
