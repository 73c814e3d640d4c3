package dev.larder.internal.fragment;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * The digests of the templates of one application, each computed once, so that markup of a template that has been edited since is
 * never shown. Safe for use by many threads.
 */
final class TemplateDigests {

    /** More templates than an application has; paths that are different each time must not fill the memory. */
    private static final int MOST = 10_000;

    private static final String NONE = "";

    private final Templates use;
    private final ConcurrentMap<String, String> known = new ConcurrentHashMap<>();

    /**
     * Begins.
     *
     * @param use whether templates count, and how often they are read
     */
    TemplateDigests(Templates use) {
        this.use = use;
    }

    /** What a rendering is made from; without what has no source to be found. */
    List<Template> of(Rendering rendering) {
        return use != Templates.IGNORED
                ? rendering.templates().stream()
                        .distinct()
                        .flatMap(path -> template(path, rendering))
                        .toList()
                : List.of();
    }

    private Stream<Template> template(String path, Rendering rendering) {
        String digest = digest(path, rendering);
        return digest.isEmpty() ? Stream.empty() : Stream.of(new Template(path, digest));
    }

    /** Whether what some markup was made from is still the same. */
    boolean areCurrent(Markup markup, Rendering rendering) {
        List<Template> templates = use == Templates.IGNORED ? List.of() : markup.templates();
        for (int i = 0; i < templates.size(); i++) {
            Template template = templates.get(i);
            if (!template.digest().equals(digest(template.path(), rendering))) {
                return false;
            }
        }
        return true;
    }

    private String digest(String path, Rendering rendering) {
        if (use == Templates.READ_ALWAYS) {
            return Objects.requireNonNullElse(rendering.digest(path), NONE);
        }
        String digest = known.get(path);
        if (digest == null) {
            digest = Objects.requireNonNullElse(rendering.digest(path), NONE);
            if (known.size() < MOST) {
                known.put(path, digest);
            }
        }
        return digest;
    }
}
