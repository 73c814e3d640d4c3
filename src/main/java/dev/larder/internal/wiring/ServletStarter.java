package dev.larder.internal.wiring;

import dev.larder.internal.config.CacheSettings;
import dev.larder.internal.config.SettingsSource;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.page.Household;
import dev.larder.internal.page.PageFilter;
import dev.larder.internal.page.RequestBeans;
import dev.larder.page.PageCacheFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import java.util.Set;
import java.util.stream.Collectors;

/** Hands the faces of an application to its filter and its tags, by attributes of the servlet context. */
public final class ServletStarter implements PageCacheFilter.Starter {

    /** Holds what has to be closed: an application that no CDI container closes. */
    private static final String OWN = "dev.larder.internal.wiring.Application";

    /** For {@link java.util.ServiceLoader}. */
    public ServletStarter() {}

    @Override
    public void start(ServletContext context) {
        if (context.getAttribute(PageCacheFilter.DELEGATE) != null) {
            return;
        }
        Application application = application(context);
        context.setAttribute(PageCacheFilter.DELEGATE, pageFilter(application));
        context.setAttribute(FragmentEngine.ATTRIBUTE, application.faces().fragments());
        CdiLookup.requestBeans().ifPresent(beans -> context.setAttribute(RequestBeans.ATTRIBUTE, beans));
    }

    /** The page cache. */
    private static Filter pageFilter(Application application) {
        return new PageFilter(
                application.caches(),
                PageOptionsMapping.of(application.settings().pages()),
                Application.CLOCK,
                household(application));
    }

    private static Household household(Application application) {
        Set<String> idle = application.settings().caches().values().stream()
                .filter(cache -> cache.backend().name().equals("none"))
                .map(CacheSettings::name)
                .collect(Collectors.toSet());
        return new Household(application.faces().tally(), application.settings().enabled(), idle);
    }

    private static Application application(ServletContext context) {
        return CdiLookup.application().orElseGet(() -> {
            ClassLoader loader = context.getClassLoader();
            Application own = Application.start(SettingsSource.of(loader), Surroundings.of(loader));
            context.setAttribute(OWN, own);
            return own;
        });
    }

    @Override
    public void stop(ServletContext context) {
        context.removeAttribute(PageCacheFilter.DELEGATE);
        context.removeAttribute(FragmentEngine.ATTRIBUTE);
        context.removeAttribute(RequestBeans.ATTRIBUTE);
        if (context.getAttribute(OWN) instanceof Application own) {
            context.removeAttribute(OWN);
            own.close();
        }
    }
}
