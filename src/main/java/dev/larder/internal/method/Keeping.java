package dev.larder.internal.method;

import dev.larder.CachePolicy;
import dev.larder.DurationText;
import dev.larder.annotation.CacheFor;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How long what a method stores is kept.
 *
 * @param policy lifetime and fixed tags
 * @param idle what a hit adds to the lifetime; {@code null}: nothing
 */
record Keeping(CachePolicy policy, @Nullable Idle idle) {

    /** As the cache is configured. */
    static final Keeping AS_CONFIGURED = new Keeping(CachePolicy.inherited(), null);

    /** What the annotations of a method say. What is wrong goes to the findings. */
    static Keeping of(Declaration method, Findings findings) {
        CacheFor annotation = method.nearest(CacheFor.class);
        if (annotation == null) {
            return AS_CONFIGURED;
        }
        Duration ttl = duration(method, "value", annotation.value(), findings);
        Idle idle = idle(method, annotation, ttl, findings);
        CachePolicy policy = CachePolicy.inherited()
                .withTtl(idle == null ? ttl : idle.first())
                .staleWhileRevalidate(
                        duration(method, "staleWhileRevalidate", annotation.staleWhileRevalidate(), findings))
                .staleIfError(duration(method, "staleIfError", annotation.staleIfError(), findings));
        double early = annotation.earlyRefresh();
        return new Keeping(early < 0 ? policy : policy.earlyRefresh(early), idle);
    }

    private static @Nullable Idle idle(
            Declaration method, CacheFor annotation, @Nullable Duration ttl, Findings findings) {
        Duration idle = duration(method, "idle", annotation.idle(), findings);
        if (idle == null) {
            return null;
        }
        if (ttl == null || idle.compareTo(ttl) > 0 || idle.compareTo(Duration.ZERO) <= 0) {
            findings.add(
                    method,
                    "@CacheFor(idle = \"" + annotation.idle()
                            + "\") must be more than nothing and no longer than value",
                    "Give it a value, the longest life; forever is one");
            return null;
        }
        return new Idle(idle, ttl);
    }

    private static @Nullable Duration duration(Declaration method, String attribute, String text, Findings findings) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            findings.add(method, "@CacheFor(" + attribute + "): " + e.getMessage());
            return null;
        }
    }

    /** This with fixed tags. */
    Keeping tagged(Collection<String> tags) {
        return new Keeping(policy.tags(tags.toArray(String[]::new)), idle);
    }
}
