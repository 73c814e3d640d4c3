package dev.larder.internal.page;

import dev.larder.CachePolicy;
import dev.larder.Draft;
import dev.larder.internal.http.CacheMode;
import dev.larder.internal.http.FieldSyntax;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.ResponseControl;
import dev.larder.internal.http.StaleServing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a computed page says about its entry. */
final class Instructions {

    private static final String CACHE_TAG = "Cache-Tag";

    /** How long a shared cache keeps what is stale, to have it confirmed or to serve it where its origin fails. */
    private static final Duration RETENTION = Duration.ofDays(1);

    /** An entry needs some lifetime; what is stale when it comes in is judged by its own age at each use. */
    private static final Duration AT_ONCE_STALE = Duration.ofMillis(1);

    private Instructions() {}

    /** The policy of the page's entry; what it leaves out is as declared or configured. */
    static CachePolicy of(PageVerdict.Facts facts, PageVerdict verdict, PageOptions options) {
        CachePolicy policy =
                CachePolicy.inherited().withTtl(ttl(facts, verdict, options)).tags(tags(facts));
        StaleServing stale = StaleServing.of(ResponseControl.of(facts.fields()).effective(), options.mode());
        return options.mode() == CacheMode.SITE
                ? siteWindows(policy, facts.said().policy(), stale)
                : policy.staleWhileRevalidate(stale.forbidden() ? Duration.ZERO : stale.whileRevalidate())
                        .staleIfError(RETENTION);
    }

    /** Tells the draft. */
    static void give(Draft draft, CachePolicy policy) {
        if (policy.ttl() != null) {
            draft.ttl(policy.ttl());
        }
        if (policy.staleWhileRevalidate() != null) {
            draft.staleWhileRevalidate(policy.staleWhileRevalidate());
        }
        if (policy.staleIfError() != null) {
            draft.staleIfError(policy.staleIfError());
        }
        draft.tags(policy.tags().toArray(String[]::new));
    }

    private static @Nullable Duration ttl(PageVerdict.Facts facts, PageVerdict verdict, PageOptions options) {
        Duration ttl = verdict.ttl(facts.said(), facts.age());
        boolean unusable = ttl != null && ttl.isZero();
        return unusable && !options.isSite() ? AT_ONCE_STALE : ttl;
    }

    /** The tags that annotations, rules and the response itself give the page, sorted. */
    static Set<String> ownTags(PageVerdict.Facts facts) {
        Set<String> tags = new TreeSet<>(facts.said().policy().tags());
        tags.addAll(said(facts.fields()));
        return tags;
    }

    private static String[] tags(PageVerdict.Facts facts) {
        List<String> tags = new ArrayList<>(Arrays.asList(facts.page().tags(facts.said())));
        tags.addAll(said(facts.fields()));
        return tags.stream().distinct().toArray(String[]::new);
    }

    private static List<String> said(Fields fields) {
        return FieldSyntax.members(fields.lines(CACHE_TAG)).stream()
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    /** The response may forbid stale use; where it is silent the declaration counts, then the cache's settings. */
    private static CachePolicy siteWindows(CachePolicy policy, CachePolicy declared, StaleServing response) {
        if (response.forbidden()) {
            return policy.staleWhileRevalidate(Duration.ZERO).staleIfError(Duration.ZERO);
        }
        return policy.staleWhileRevalidate(window(declared.staleWhileRevalidate(), response.whileRevalidate()))
                .staleIfError(window(declared.staleIfError(), response.ifError()));
    }

    private static @Nullable Duration window(@Nullable Duration declared, Duration said) {
        return declared == null && !said.isZero() ? said : declared;
    }
}
