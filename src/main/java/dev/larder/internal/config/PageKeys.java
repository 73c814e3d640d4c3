package dev.larder.internal.config;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The settings of page caching as a whole. */
final class PageKeys {

    private static final String ROOT = "larder.pages.";

    static final Setting<String> CACHE =
            Setting.of(ROOT + "cache", NameKinds.CACHE, "pages", "The cache that holds pages.");
    static final Setting<Duration> TTL = Setting.of(
            ROOT + "ttl",
            Kinds.DURATION,
            "",
            "The lifetime of pages that name none; with it every cacheable page of the site is cached.");
    static final Setting<PageMode> MODE = Setting.of(
            ROOT + "mode",
            Kind.words(PageMode.class),
            "site",
            "`site` protects one application's origin, `shared-cache` is RFC 9111 to the letter.");
    static final Setting<UndeclaredInputs> UNDECLARED_INPUTS = Setting.of(
            ROOT + "undeclared-inputs",
            Kind.words(UndeclaredInputs.class),
            "refuse",
            "What happens to a page computed from request data that is not in its key:"
                    + " `refuse` to store it, `vary` on the data, or only `report` it.");
    static final Setting<Long> MAX_BODY =
            Setting.of(ROOT + "max-body", Kinds.SIZE, "2MB", "The largest page body that is stored.");
    static final Setting<Long> MAX_VARIANTS = Setting.of(
            ROOT + "max-variants", Kinds.count(1, 10_000), "64", "How many variants of one page are stored at most.");
    static final Setting<Boolean> COMPRESS = Setting.of(
            ROOT + "compress",
            Kinds.BOOLEAN,
            "",
            "Whether pages are kept and sent gzipped; `true` in mode `site`, `false` in `shared-cache`, unless set.");
    static final Setting<Long> COMPRESS_FROM =
            Setting.of(ROOT + "compress-from", Kinds.SIZE, "200B", "The smallest page body that is kept gzipped.");
    static final Setting<List<String>> HOSTS = Setting.of(
            ROOT + "hosts",
            NameKinds.HOSTS,
            "",
            "The host names whose pages are cached; without any, every host's are.");
    static final Setting<List<String>> TRACKING_PARAMETERS = Setting.of(
            ROOT + "tracking-parameters",
            Kinds.LIST,
            "utm_*, gclid, dclid, gbraid, wbraid, fbclid, msclkid, mc_cid, mc_eid, _ga, _gl",
            "Query parameters that are no part of a page's key; a `*` at the end stands for anything; `none` for none.");
    static final Setting<Set<Integer>> STATUSES = Setting.of(
            ROOT + "statuses",
            NameKinds.STATUSES,
            "",
            "What may be stored in `site` mode besides status 200: any of 301, 308, 404, 410.");
    static final Setting<Boolean> REQUEST_DIRECTIVES = Setting.of(
            ROOT + "request-directives",
            Kinds.BOOLEAN,
            "true",
            "Whether `shared-cache` mode obeys the client's `Cache-Control` (RFC 9111 §5.2.1).");
    static final Setting<Boolean> SET_COOKIE = Setting.of(
            ROOT + "set-cookie",
            Kinds.BOOLEAN,
            "true",
            "Whether `shared-cache` mode stores responses with `Set-Cookie` and replays it, as RFC 9111 has it.");
    static final Setting<Boolean> CACHE_STATUS = Setting.of(
            ROOT + "cache-status",
            Kinds.BOOLEAN,
            "true",
            "Whether answers carry the `Cache-Status` header (RFC 9211).");
    static final Setting<List<String>> FORWARD_TAGS = Setting.of(
            ROOT + "forward-tags",
            NameKinds.TAG_FIELDS,
            "",
            "The header fields that tell caches further out the tags of a page: any of `Surrogate-Key`, `Cache-Tag`, `xkey`; `off` for none.");

    private PageKeys() {}

    static List<Setting<?>> all() {
        return List.of(
                CACHE,
                TTL,
                MODE,
                UNDECLARED_INPUTS,
                MAX_BODY,
                MAX_VARIANTS,
                COMPRESS,
                COMPRESS_FROM,
                HOSTS,
                TRACKING_PARAMETERS,
                STATUSES,
                REQUEST_DIRECTIVES,
                SET_COOKIE,
                CACHE_STATUS,
                FORWARD_TAGS);
    }
}
