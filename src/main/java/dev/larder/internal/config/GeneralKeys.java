package dev.larder.internal.config;

import java.util.List;

/** The settings of Larder as a whole, of fragments and of methods. */
final class GeneralKeys {

    static final Setting<Boolean> ENABLED = Setting.of(
            "larder.enabled",
            Kinds.BOOLEAN,
            "true",
            "The kill switch: with `false` everything is computed, nothing is read or stored.");
    static final Setting<Boolean> DEVELOPMENT = Setting.of(
            "larder.development",
            Kinds.BOOLEAN,
            "false",
            "Whether to look for mistakes that cannot be told for certain and to warn of them: a bean that calls a cached method"
                    + " of its own past the cache.");
    static final Setting<Boolean> CLOSED = Setting.of(
            "larder.caches.closed",
            Kinds.BOOLEAN,
            "false",
            "Whether every cache that an annotation or an injection point names must be configured: a misspelt name stops the"
                    + " deployment.");
    static final Setting<String> FRAGMENTS_CACHE =
            Setting.of("larder.fragments.cache", NameKinds.CACHE, "fragments", "The cache that holds fragments.");
    static final Setting<Boolean> TEMPLATE_DIGEST = Setting.of(
            "larder.fragments.template-digest",
            Kinds.BOOLEAN,
            "true",
            "Whether a stored fragment counts only as long as the JSP or Facelets file it was made from, with what that includes,"
                    + " is the same.");
    static final Setting<String> METHODS_CACHE = Setting.of(
            "larder.methods.cache",
            NameKinds.CACHE,
            "",
            "The cache of methods whose annotations name none; without one JSR-107's rule counts: a cache per method.");
    static final Setting<List<String>> METHODS_OVERRIDE = Setting.of(
            "larder.methods.override",
            Kinds.LIST,
            "",
            "The caches, or `*` for all, whose own settings win over what `@CacheFor` says of lifetimes.");

    private GeneralKeys() {}

    static List<Setting<?>> whole() {
        return List.of(ENABLED, DEVELOPMENT, CLOSED);
    }

    static List<Setting<?>> faces() {
        return List.of(FRAGMENTS_CACHE, TEMPLATE_DIGEST, METHODS_CACHE, METHODS_OVERRIDE);
    }
}
