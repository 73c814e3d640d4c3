package dev.larder.internal.method;

import dev.larder.ConfigurationException;
import dev.larder.annotation.CacheEach;
import dev.larder.annotation.CacheFor;
import dev.larder.annotation.CacheTags;
import dev.larder.annotation.InvalidateTags;
import dev.larder.internal.el.ExpressionLanguage;
import dev.larder.internal.key.KeyValues;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import org.jspecify.annotations.Nullable;

/**
 * Reads the caching annotations while the application is deployed.
 *
 * <p>What it finds is taken off the methods and {@link Cached} or {@link Changing} put there instead. So interceptors that a server has for the same
 * annotations, as Payara has, never see them, and exactly one cache is used.
 */
public class MethodExtension implements Extension {

    private static final Logger LOG = System.getLogger("dev.larder.method");

    private final KeyValues keyValues = new KeyValues();
    private final Findings findings = new Findings(keyValues, ExpressionLanguage.ofPlatform());
    private final Map<Method, MethodPlan> plans = new LinkedHashMap<>();
    private MethodOptions options = MethodOptions.NONE;
    private @Nullable CachedMethods methods;

    /** The caches that the annotations found so far need, with one method of each; complete when all beans have been discovered. */
    public Map<String, String> cacheNames() {
        Map<String, String> names = new TreeMap<>();
        plans.values()
                .forEach(plan -> plan.cacheNames()
                        .forEach(name ->
                                names.putIfAbsent(name, plan.declaration().name())));
        return names;
    }

    /** What the methods found so far will have kept. */
    public List<KeptValue> keptValues() {
        return plans.values().stream()
                .flatMap(plan -> KeptValue.of(plan).stream())
                .toList();
    }

    /** Says what the configuration says, before the first call of a method. */
    public void configure(MethodOptions configured) {
        options = configured;
        if (configured.development()) {
            plans.forEach((method, plan) -> OwnCalls.among(method.getDeclaringClass(), Set.of(method))
                    .forEach(called -> warnOfOwnCall(plan.declaration().name())));
        }
    }

    private static void warnOfOwnCall(String method) {
        LOG.log(
                Level.WARNING,
                method
                        + ": seems to be called by its own bean, past every interceptor, so that its annotation has no effect"
                        + " on that call. Move it to another bean, or call it through an injected reference. (Said because"
                        + " larder.development is true.)");
    }

    /** The mistakes found so far, each with place and remedy. */
    public Collection<String> findings() {
        return List.copyOf(findings.all());
    }

    /** The methods with plans; there from the end of the deployment on. */
    CachedMethods methods() {
        return Objects.requireNonNull(methods, "called before the end of the deployment");
    }

    void addInterceptor(@Observes BeforeBeanDiscovery discovery) {
        discovery.addInterceptorBinding(Cached.class);
        discovery.addAnnotatedType(CachedInterceptor.class, CachedInterceptor.class.getName());
        discovery.addInterceptorBinding(Changing.class);
        discovery.addAnnotatedType(ChangingInterceptor.class, ChangingInterceptor.class.getName());
        discovery.addAnnotatedType(ChangingInsideInterceptor.class, ChangingInsideInterceptor.class.getName());
    }

    void read(
            @Observes
                    @WithAnnotations({
                        CacheDefaults.class,
                        CacheResult.class,
                        CachePut.class,
                        CacheRemove.class,
                        CacheRemoveAll.class,
                        CacheFor.class,
                        CacheTags.class,
                        CacheEach.class,
                        InvalidateTags.class
                    })
                    ProcessAnnotatedType<?> event) {
        if (isNoBean(event.getAnnotatedType())) {
            return;
        }
        Map<Method, Annotation> planned = new HashMap<>();
        for (AnnotatedMethod<?> method : event.getAnnotatedType().getMethods()) {
            MethodPlan.of(Declaration.of(method), findings).ifPresent(plan -> {
                plans.put(method.getJavaMember(), plan);
                if (Modifier.isFinal(method.getJavaMember().getModifiers())) {
                    return; // a finding, which the container's own exception would hide
                }
                planned.put(method.getJavaMember(), plan.answers() ? Binding.INSTANCE : Changing.Literal.INSTANCE);
            });
        }
        if (!planned.isEmpty()) {
            bind(event.configureAnnotatedType(), planned);
        }
    }

    /** Interfaces give nothing; and interceptors, a server's own for example, carry the annotations as their binding. */
    private static boolean isNoBean(AnnotatedType<?> type) {
        return type.getJavaClass().isInterface() || type.isAnnotationPresent(Interceptor.class);
    }

    private static void bind(AnnotatedTypeConfigurator<?> type, Map<Method, Annotation> planned) {
        type.remove(MethodExtension::isReplaced);
        type.methods().forEach(method -> {
            method.remove(MethodExtension::isReplaced);
            Annotation binding = planned.get(method.getAnnotated().getJavaMember());
            if (binding != null) {
                method.add(binding);
            }
        });
    }

    private static boolean isReplaced(Annotation annotation) {
        return Operation.ANNOTATIONS.contains(annotation.annotationType());
    }

    void finish(@Observes AfterDeploymentValidation validation, BeanManager manager) {
        if (!findings.all().isEmpty()) {
            validation.addDeploymentProblem(new ConfigurationException(List.copyOf(findings.all())));
        }
        Components components = new Components(manager, () -> options);
        Stories stories = new Stories(components, keyValues);
        Map<Method, CachedMethod> cached = new HashMap<>();
        plans.forEach((method, plan) -> cached.put(method, new CachedMethod(() -> stories.of(plan))));
        methods = new CachedMethods(cached, new FreshCalls(manager), components.transactions());
    }
}
