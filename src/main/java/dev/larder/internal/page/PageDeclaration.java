package dev.larder.internal.page;

import dev.larder.CachePolicy;
import dev.larder.DurationText;
import dev.larder.page.CachePage;
import dev.larder.page.NeverCache;
import dev.larder.page.Vary;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What annotations or a rule say about a page, before it is computed.
 *
 * @param kind whether caching was asked for, forbidden, or not spoken about
 * @param policy lifetime, stale windows and tags; what is left out is as the cache is configured
 * @param browser the lifetime told to browsers, null for none
 * @param cache the cache that holds the page, null for the usual one
 * @param vary what is part of the key besides the URL
 * @param sharing with whom the page is shared, null where nothing is said
 */
public record PageDeclaration(
        Kind kind,
        CachePolicy policy,
        @Nullable Duration browser,
        @Nullable String cache,
        Variance vary,
        @Nullable Sharing sharing) {

    /** A page is bound to its request's thread, so no other one computes it under a time limit. */
    public PageDeclaration {
        policy = policy.softTimeout(Duration.ZERO).hardTimeout(Duration.ZERO);
    }

    /** What was asked for. */
    public enum Kind {
        SILENT,
        CACHED,
        /** Not to be stored; conditional requests are answered all the same. */
        CONDITIONAL,
        NEVER
    }

    /** Says nothing. */
    public static final PageDeclaration NONE =
            new PageDeclaration(Kind.SILENT, CachePolicy.inherited(), null, null, Variance.NONE, null);

    private static final PageDeclaration FORBIDDEN =
            new PageDeclaration(Kind.NEVER, CachePolicy.inherited(), null, null, Variance.NONE, null);

    /** What annotations say; the first element that carries one counts, so the method comes before its class. */
    public static PageDeclaration of(AnnotatedElement... elements) {
        PageDeclaration said = NONE;
        for (AnnotatedElement element : elements) {
            if (said.kind == Kind.SILENT) {
                said = said.with(element);
            }
        }
        Vary vary = first(Vary.class, elements);
        return vary == null ? said : said.varyingOn(Variance.of(List.of(vary.headers()), List.of(vary.cookies())));
    }

    private PageDeclaration with(AnnotatedElement element) {
        CachePage cached = element.getAnnotation(CachePage.class);
        if (element.isAnnotationPresent(NeverCache.class)) {
            return FORBIDDEN;
        }
        return cached == null ? this : of(cached);
    }

    private static PageDeclaration of(CachePage page) {
        CachePolicy policy = CachePolicy.inherited()
                .withTtl(duration(page.value()))
                .staleWhileRevalidate(duration(page.staleWhileRevalidate()))
                .staleIfError(duration(page.staleIfError()))
                .tags(page.tags());
        String cache = page.cache().isEmpty() ? null : page.cache();
        Sharing sharing = new Sharing(page.share(), List.of(page.roles()));
        return new PageDeclaration(
                Kind.CACHED,
                policy,
                duration(page.browser()),
                cache,
                Variance.NONE,
                sharing.isPublic() ? null : sharing);
    }

    /** Both together: where this one is silent the other counts; tags and what the page varies on add up. */
    public PageDeclaration orElse(PageDeclaration other) {
        if (kind == Kind.NEVER || other.kind == Kind.NEVER) {
            return FORBIDDEN;
        }
        return new PageDeclaration(
                kind == Kind.SILENT ? other.kind : kind,
                policy.orElse(other.policy),
                browser == null ? other.browser : browser,
                cache == null ? other.cache : cache,
                vary.plus(other.vary),
                sharing == null ? other.sharing : sharing);
    }

    boolean isCached() {
        return kind == Kind.CACHED;
    }

    /** With whom the page is shared: with everybody, unless something else is said. */
    public Sharing shared() {
        return sharing == null ? Sharing.PUBLIC : sharing;
    }

    boolean isForbidden() {
        return kind == Kind.NEVER;
    }

    private PageDeclaration varyingOn(Variance more) {
        return new PageDeclaration(kind, policy, browser, cache, vary.plus(more), sharing);
    }

    private static <A extends Annotation> @Nullable A first(Class<A> type, AnnotatedElement... elements) {
        for (AnnotatedElement element : elements) {
            A found = element.getAnnotation(type);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Duration duration(String text) {
        return text.isEmpty() ? null : DurationText.parse(text);
    }

    @Override
    public String toString() {
        return kind + " " + policy.ttl() + " varying on " + new TreeSet<>(vary.headers());
    }
}
