package dev.larder.internal.config;

import dev.larder.internal.config.PagesSettings.Addresses;
import dev.larder.internal.config.PagesSettings.Bounds;
import dev.larder.internal.config.PagesSettings.Gateway;
import java.util.List;
import java.util.Set;

/** Reads the settings of page caching. */
final class PagesReader {

    private final Values values;

    PagesReader(Values values) {
        this.values = values;
    }

    PagesSettings read(Set<String> rules) {
        PageMode mode = values.of(PageKeys.MODE);
        return new PagesSettings(
                values.of(PageKeys.CACHE),
                values.own(PageKeys.TTL, ""),
                mode,
                values.of(PageKeys.UNDECLARED_INPUTS),
                new Bounds(
                        values.of(PageKeys.MAX_BODY),
                        values.of(PageKeys.MAX_VARIANTS).intValue(),
                        compressBytes(mode)),
                new Addresses(
                        values.own(PageKeys.HOSTS, "").orElse(List.of()), values.of(PageKeys.TRACKING_PARAMETERS)),
                statuses(mode),
                new Gateway(gateway(PageKeys.REQUEST_DIRECTIVES, mode), gateway(PageKeys.SET_COOKIE, mode)),
                values.of(PageKeys.CACHE_STATUS),
                values.own(PageKeys.FORWARD_TAGS, "").orElse(List.of()),
                new RuleReader(values).read(rules));
    }

    private long compressBytes(PageMode mode) {
        boolean compress = values.own(PageKeys.COMPRESS, "").orElse(mode == PageMode.SITE);
        long from = values.of(PageKeys.COMPRESS_FROM);
        if (!compress && values.isSet(PageKeys.COMPRESS_FROM, "")) {
            values.error(
                    PageKeys.COMPRESS_FROM,
                    "",
                    "pages are not compressed, so this would have no effect. Remove it, or set "
                            + PageKeys.COMPRESS.key() + " = true.");
        }
        return compress ? from : PagesSettings.Bounds.NOT_COMPRESSED;
    }

    private boolean gateway(Setting<Boolean> setting, PageMode mode) {
        if (mode == PageMode.SITE && values.isSet(setting, "")) {
            values.error(
                    setting,
                    "",
                    "this is about " + PageKeys.MODE.key()
                            + " = shared-cache and has no effect in mode site. Remove it.");
        }
        return values.of(setting);
    }

    private Set<Integer> statuses(PageMode mode) {
        Set<Integer> statuses = values.own(PageKeys.STATUSES, "").orElse(Set.of());
        if (mode == PageMode.SHARED_CACHE && !statuses.isEmpty()) {
            values.error(
                    PageKeys.STATUSES,
                    "",
                    "with " + PageKeys.MODE.key()
                            + " = shared-cache every status is stored as RFC 9111 has it. Remove it.");
        }
        return statuses;
    }
}
