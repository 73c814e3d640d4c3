package dev.larder.internal.config;

import java.time.Duration;
import java.util.List;

/** The settings of one rule for pages. */
final class RuleKeys {

    private static final String ROOT = "larder.pages.rules.<rule>.";

    static final Setting<String> PATH = Setting.of(
            ROOT + "path",
            NameKinds.PATH,
            "",
            "The pages concerned, as in a servlet mapping: `/products`, `/products/*`, `*.xhtml`; the most specific rule counts.");
    static final Setting<Duration> TTL = Setting.of(ROOT + "ttl", Kinds.DURATION, "", "Their lifetime in this server.");
    static final Setting<Duration> STALE_WHILE_REVALIDATE = Setting.of(
            ROOT + "stale-while-revalidate",
            Kinds.DURATION,
            "",
            "How long after its lifetime a page may be served while one request refreshes it.");
    static final Setting<Duration> STALE_IF_ERROR = Setting.of(
            ROOT + "stale-if-error",
            Kinds.DURATION,
            "",
            "How long after its lifetime a page may be served when making it anew fails.");
    static final Setting<List<String>> VARY_HEADERS =
            Setting.of(ROOT + "vary-headers", NameKinds.TOKENS, "", "Request headers that are part of the key.");
    static final Setting<List<String>> VARY_COOKIES =
            Setting.of(ROOT + "vary-cookies", NameKinds.TOKENS, "", "Cookies that are part of the key.");
    static final Setting<List<String>> PARAMETERS = Setting.of(
            ROOT + "parameters",
            Kinds.LIST,
            "",
            "The only query parameters that are part of the key; without any, all are; `none` for none.");
    static final Setting<List<String>> IGNORE_PARAMETERS =
            Setting.of(ROOT + "ignore-parameters", Kinds.LIST, "", "Query parameters that are no part of the key.");
    static final Setting<List<String>> HARMLESS_INPUTS = Setting.of(
            ROOT + "harmless-inputs",
            NameKinds.INPUTS,
            "",
            "What the pages read and do not depend on, named as in `Cache-Status`: `User-Agent`, `cookie theme`, `remote-address`.");
    static final Setting<List<String>> TAGS =
            Setting.of(ROOT + "tags", Kinds.LIST, "", "Tags of the pages, by which they can be invalidated.");
    static final Setting<ShareWith> SHARE = Setting.of(
            ROOT + "share",
            Kind.words(ShareWith.class),
            "",
            "With whom the pages are shared: `public`, all but signed-in visitors, who get pages of their own;"
                    + " `roles`, whoever is in the same of the roles named; one `user`; one `session`.");
    static final Setting<List<String>> ROLES = Setting.of(
            ROOT + "roles",
            Kinds.LIST,
            "",
            "The roles that tell visitors apart; naming some means `share = roles` where nothing is said.");
    static final Setting<Duration> BROWSER = Setting.of(
            ROOT + "browser",
            Kinds.DURATION,
            "",
            "The lifetime told to browsers as `max-age`; no invalidation reaches them.");
    static final Setting<String> CACHE = Setting.of(
            ROOT + "cache", NameKinds.CACHE, "", "The cache that holds the pages; without one that of all pages.");
    static final Setting<Boolean> CONDITIONAL = Setting.of(
            ROOT + "conditional",
            Kinds.BOOLEAN,
            "false",
            "Whether the pages are not stored and only answer conditional requests, by an `ETag` made of their bytes.");

    private RuleKeys() {}

    static List<Setting<?>> all() {
        return List.of(
                PATH,
                TTL,
                STALE_WHILE_REVALIDATE,
                STALE_IF_ERROR,
                VARY_HEADERS,
                VARY_COOKIES,
                PARAMETERS,
                IGNORE_PARAMETERS,
                HARMLESS_INPUTS,
                TAGS,
                SHARE,
                ROLES,
                BROWSER,
                CACHE,
                CONDITIONAL);
    }
}
