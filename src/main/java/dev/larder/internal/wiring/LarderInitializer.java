package dev.larder.internal.wiring;

import dev.larder.page.PageCacheFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Installs Larder in a web application: the page filter in front of everything, unless {@code web.xml} has placed it already. */
public final class LarderInitializer implements ServletContainerInitializer {

    /** For the container. */
    public LarderInitializer() {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        context.addListener(new ServletLife());
        boolean placed = context.getFilterRegistrations().values().stream()
                .anyMatch(filter -> PageCacheFilter.class.getName().equals(filter.getClassName()));
        if (!placed) {
            install(context);
        }
    }

    private static void install(ServletContext context) {
        FilterRegistration.Dynamic filter = context.addFilter(PageCacheFilter.NAME, PageCacheFilter.class);
        if (filter == null) {
            throw new IllegalStateException("filter-name = '" + PageCacheFilter.NAME
                    + "' (from web.xml): the name belongs to another filter. Give that one another name, or place "
                    + PageCacheFilter.class.getName() + " by hand.");
        }
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC), false, "/*");
    }
}
