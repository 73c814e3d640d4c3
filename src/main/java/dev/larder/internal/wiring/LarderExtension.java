package dev.larder.internal.wiring;

import dev.larder.Cache;
import dev.larder.CacheName;
import dev.larder.Caches;
import dev.larder.ConfigurationException;
import dev.larder.fragment.Fragments;
import dev.larder.internal.config.LarderSettings;
import dev.larder.internal.config.SettingsSource;
import dev.larder.internal.method.MethodExtension;
import dev.larder.internal.method.MethodOptions;
import dev.larder.page.Pages;
import dev.larder.spi.StoreFactory;
import dev.larder.spi.ValueCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import java.lang.reflect.Member;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Larder in a CDI application: starts with the deployment, ends with it, and makes the public types injectable. */
public final class LarderExtension implements Extension {

    private final Map<String, String> cacheNames = new TreeMap<>();
    private @Nullable Application application;

    /** For the container. */
    public LarderExtension() {}

    void note(@Observes ProcessInjectionPoint<?, ?> event) {
        CacheName name = event.getInjectionPoint().getAnnotated().getAnnotation(CacheName.class);
        if (name != null) {
            Member member = event.getInjectionPoint().getMember();
            cacheNames.putIfAbsent(name.value(), member.getDeclaringClass().getName() + "." + member.getName());
        }
    }

    void addBeans(@Observes AfterBeanDiscovery event) {
        event.<Caches>addBean()
                .types(Caches.class, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(instance -> started().caches());
        event.<Cache>addBean()
                .types(Cache.class, Object.class)
                .qualifiers(Default.Literal.INSTANCE, Any.Literal.INSTANCE)
                .scope(Dependent.class)
                .produceWith(instance -> started().caches().get(Caches.DEFAULT_NAME));
        event.<Cache>addBean()
                .types(Cache.class, Object.class)
                .qualifiers(new AnyName(), Any.Literal.INSTANCE)
                .scope(Dependent.class)
                .produceWith(instance -> started().caches().get(named(instance)));
        event.<Pages>addBean()
                .types(Pages.class, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(instance -> started().faces().pages());
        event.<Fragments>addBean()
                .types(Fragments.class, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(instance -> started().faces().fragments());
    }

    private static String named(Instance<Object> instance) {
        InjectionPoint point = instance.select(InjectionPoint.class).get();
        CacheName name =
                point.getAnnotated() == null ? null : point.getAnnotated().getAnnotation(CacheName.class);
        if (name != null) {
            return name.value();
        }
        return point.getQualifiers().stream()
                .filter(CacheName.class::isInstance)
                .map(qualifier -> ((CacheName) qualifier).value())
                .findFirst()
                .orElse(Caches.DEFAULT_NAME);
    }

    void start(@Observes AfterDeploymentValidation event, BeanManager beans) {
        try {
            Application started = Application.start(SettingsSource.of(classLoader()), surroundings(beans));
            beans.getExtension(MethodExtension.class).configure(methods(started.settings()));
            application = started;
        } catch (ConfigurationException e) {
            event.addDeploymentProblem(e);
        }
    }

    private static MethodOptions methods(LarderSettings settings) {
        return new MethodOptions(
                settings.methods().cache().orElse(null),
                Set.copyOf(settings.methods().override()),
                settings.development());
    }

    private Surroundings surroundings(BeanManager beans) {
        Instance<Object> all = beans.createInstance();
        List<StoreFactory> backends =
                all.select(StoreFactory.class, Any.Literal.INSTANCE).stream().toList();
        List<ValueCodec> codecs =
                all.select(ValueCodec.class, Any.Literal.INSTANCE).stream().toList();
        return new Surroundings(
                classLoader(),
                Parts.of(classLoader(), backends, codecs),
                namedCaches(beans),
                new ValueChecks(beans.getExtension(MethodExtension.class).keptValues()));
    }

    /** The caches that injection points and methods name. */
    private Map<String, String> namedCaches(BeanManager beans) {
        Map<String, String> all =
                new TreeMap<>(beans.getExtension(MethodExtension.class).cacheNames());
        all.putAll(cacheNames);
        return all;
    }

    private static ClassLoader classLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? LarderExtension.class.getClassLoader() : context;
    }

    /** The application, for whoever finds this extension through its {@link BeanManager}. */
    Application started() {
        if (application == null) {
            throw new IllegalStateException("Larder (from CDI): not started. Its caches can be used when the deployment"
                    + " has been validated, and not if it failed.");
        }
        return application;
    }

    void stop(@Observes BeforeShutdown event) {
        if (application != null) {
            application.close();
            application = null;
        }
    }
}
