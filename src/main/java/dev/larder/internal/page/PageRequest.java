package dev.larder.internal.page;

import dev.larder.CachePolicy;
import dev.larder.internal.http.CacheControl;
import dev.larder.internal.http.Methods;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a page before it is computed.
 *
 * @param request the server's own request
 * @param url its address as far as it is part of the key
 * @param query which query parameters are
 * @param declaration what the rule and the servlet's annotations say
 * @param harmless the inputs that the rule vouches for
 * @param audience to whom it may be shown
 */
record PageRequest(
        HttpServletRequest request,
        PageUrl url,
        QueryFilter query,
        PageDeclaration declaration,
        HarmlessInputs harmless,
        Audience audience) {

    /** Reads it; the rule's word counts before the annotation's. */
    static PageRequest of(HttpServletRequest request, PageServices services) throws Audience.Unidentified {
        PageOptions options = services.options();
        PageRule rule = options.rule(RequestPath.inContext(request));
        PageDeclaration annotated = services.declarations().of(request);
        PageDeclaration said = rule == null ? annotated : rule.declaration().orElse(annotated);
        QueryFilter query = options.query(rule);
        Audience audience = Audience.of(said.shared(), request);
        HarmlessInputs harmless = rule == null ? HarmlessInputs.NONE : HarmlessInputs.of(rule.harmlessInputs());
        return new PageRequest(request, PageUrl.of(request, query), query, said, harmless, audience);
    }

    /** The same request with what turned out to be said of it. */
    PageRequest saying(PageDeclaration said) {
        return new PageRequest(request, url, query, said, harmless, audience);
    }

    /** What the client's own Cache-Control asks of this cache; nothing where that is not obeyed. */
    CacheControl directives(PageOptions options) {
        return options.obeysRequests() ? CacheControl.ofRequest(fields()) : CacheControl.NONE;
    }

    RequestFields fields() {
        return new RequestFields(request);
    }

    /** The name of the cache that holds the page. */
    String cacheName(PageOptions options) {
        String own = declaration.cache();
        return own == null ? options.cache() : own;
    }

    /** Whether the page is expected to be stored, so that it is worth computing whole. */
    boolean isExpected(PageOptions options) {
        return declaration.isCached() || options.ttl() != null;
    }

    /** Whether the application is to make a whole page whatever conditions the client has: those of a change are its own affair. */
    boolean hidesConditions(PageOptions options) {
        return isExpected(options) && Methods.isRetrieval(request.getMethod());
    }

    /** The tags under which the page's URL is invalidated, and those declared for it. */
    String[] tags(PageDeclaration said) {
        List<String> tags = new ArrayList<>(said.policy().tags());
        tags.addAll(Arrays.asList(url.tag(), url.everywhere().tag()));
        return tags.toArray(String[]::new);
    }

    /**
     * The policy of the look-up. The tags of the URL are not in it: each is a digest, and only what is stored needs them, which gets
     * them from its {@linkplain Instructions instructions}.
     */
    CachePolicy policy() {
        return declaration.policy();
    }

    /** The policy of what is stored without being computed. */
    CachePolicy taggedPolicy() {
        return declaration.policy().tags(tags(declaration));
    }

    /** The key of the page, before any variant. */
    String pageKey() {
        return audience.key(url.key());
    }

    /** The key under which the page is looked up first: what it is declared to vary on is known before any response. */
    String key() {
        return declaration.vary().isNone() ? pageKey() : variantKey(pageKey(), declaration.vary());
    }

    /** The key of this request's variant of the page under another key. */
    String variantKey(String key, Variance variance) {
        return dev.larder.internal.key.KeyBuilder.of("variant")
                .text(key)
                .text(variance.selection(fields()))
                .key();
    }

    /** The lifetime declared, {@link dev.larder.Cache#FOREVER} where it is the cache's own, null where nothing is declared. */
    static @Nullable Duration lifetime(PageDeclaration said) {
        if (!said.isCached()) {
            return null;
        }
        Duration ttl = said.policy().ttl();
        return ttl == null ? dev.larder.Cache.FOREVER : ttl;
    }
}
