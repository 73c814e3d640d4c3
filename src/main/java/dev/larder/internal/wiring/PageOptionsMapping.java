package dev.larder.internal.wiring;

import dev.larder.internal.config.PageMode;
import dev.larder.internal.config.PagesSettings;
import dev.larder.internal.config.RuleSettings;
import dev.larder.internal.config.ShareWith;
import dev.larder.internal.http.CacheMode;
import dev.larder.internal.page.ForwardedTags;
import dev.larder.internal.page.PageDeclaration;
import dev.larder.internal.page.PageOptions;
import dev.larder.internal.page.PageRule;
import dev.larder.internal.page.PathPattern;
import dev.larder.internal.page.Sharing;
import dev.larder.internal.page.UndeclaredInputs;
import dev.larder.internal.page.Variance;
import dev.larder.page.Share;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Page settings as the page room speaks of them. */
final class PageOptionsMapping {

    private PageOptionsMapping() {}

    static PageOptions of(PagesSettings settings) {
        return new PageOptions(
                settings.mode() == PageMode.SITE ? CacheMode.SITE : CacheMode.SHARED_CACHE,
                settings.cache(),
                settings.ttl().orElse(null),
                UndeclaredInputs.valueOf(settings.undeclaredInputs().name()),
                new PageOptions.Bounds(
                        settings.bounds().bodyBytes(),
                        settings.bounds().variants(),
                        settings.bounds().compressBytes()),
                new PageOptions.Addresses(
                        Set.copyOf(settings.addresses().hosts()),
                        settings.addresses().trackingParameters()),
                settings.statuses(),
                new PageOptions.Gateway(
                        settings.gateway().requestDirectives(),
                        settings.gateway().setCookie()),
                settings.cacheStatus(),
                ForwardedTags.by(settings.forwardTags()),
                settings.rules().stream().map(PageOptionsMapping::rule).toList());
    }

    private static PageRule rule(RuleSettings rule) {
        RuleSettings.Inputs inputs = rule.inputs();
        PageDeclaration declaration = new PageDeclaration(
                rule.conditional() ? PageDeclaration.Kind.CONDITIONAL : PageDeclaration.Kind.CACHED,
                rule.policy(),
                rule.browser().orElse(null),
                rule.cache().orElse(null),
                Variance.of(inputs.headers(), inputs.cookies()),
                sharing(rule.readers()));
        return new PageRule(
                rule.name(),
                new PathPattern(rule.path()),
                declaration,
                inputs.parameters().map(Set::copyOf).orElse(null),
                inputs.ignoredParameters(),
                inputs.harmless());
    }

    private static @Nullable Sharing sharing(RuleSettings.Readers readers) {
        Share share = Share.valueOf(readers.share().orElse(ShareWith.PUBLIC).name());
        return readers.isSaid() ? new Sharing(share, readers.roles()) : null;
    }
}
