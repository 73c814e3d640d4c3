package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.internal.method.ContextBeans.Nameless;
import dev.larder.internal.method.ContextBeans.Noted;
import dev.larder.internal.method.ContextBeans.Shop;
import dev.larder.internal.method.ContextBeans.Told;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import javax.cache.annotation.CacheInvocationContext;
import javax.cache.annotation.CacheInvocationParameter;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CacheKeyInvocationContext;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * JSR-107 1.1.1, what generators, resolvers and their factories are told: {@code CacheMethodDetails}, {@code CacheInvocationContext},
 * {@code CacheKeyInvocationContext} and {@code CacheInvocationParameter}, a test for each of their methods.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContextsTest {

    private Deployment deployment;
    private Shop shop;
    private Told told;

    @BeforeAll
    void call() {
        deployment = new Deployment(Shop.class, Nameless.class, Told.class);
        shop = deployment.bean(Shop.class);
        told = deployment.bean(Told.class);
        shop.find("a", List.of("x"), null);
        shop.put("a", 7, "value");
        shop.remove("b", "c");
        shop.removeAll();
        deployment.bean(Nameless.class).nameless("a", 1);
    }

    @AfterAll
    void undeploy() {
        OwnCachesTest.Manager.CACHES.getCacheNames().forEach(OwnCachesTest.Manager.CACHES::destroyCache);
        deployment.close();
    }

    private CacheKeyInvocationContext<? extends Annotation> key(String method) {
        return told.keys().stream()
                .filter(context -> context.getMethod().getName().equals(method))
                .findFirst()
                .orElseThrow();
    }

    private CacheInvocationContext<? extends Annotation> invocation(String method) {
        return told.invocations().stream()
                .filter(context -> context.getMethod().getName().equals(method))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("CacheMethodDetails.getMethod: the annotated method")
    void theMethod() throws Exception {
        assertThat(key("find").getMethod())
                .isEqualTo(Shop.class.getDeclaredMethod("find", String.class, List.class, Object.class));
        assertThat(told.details())
                .extracting(details -> details.getMethod().getName())
                .containsExactlyInAnyOrder("find", "put", "remove", "removeAll");
    }

    @Test
    @DisplayName("CacheMethodDetails.getAnnotations: all of the method's, in a set that cannot be changed")
    void theAnnotations() {
        Set<Annotation> annotations = key("find").getAnnotations();
        assertThat(annotations).hasSize(2).hasAtLeastOneElementOfType(Noted.class);
        assertThatThrownBy(annotations::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @DisplayName("CacheMethodDetails.getCacheAnnotation: the one of the four, with its attributes")
    void theCacheAnnotation() {
        assertThat(key("find").getCacheAnnotation())
                .isInstanceOfSatisfying(
                        CacheResult.class, a -> assertThat(a.cacheName()).isEqualTo("found"));
        assertThat(key("put").getCacheAnnotation()).isInstanceOf(CachePut.class);
        assertThat(key("remove").getCacheAnnotation()).isInstanceOf(CacheRemove.class);
        assertThat(invocation("removeAll").getCacheAnnotation()).isInstanceOf(CacheRemoveAll.class);
    }

    @Test
    @DisplayName("CacheMethodDetails.getCacheName: the method's own")
    void theNameOfTheMethod() {
        assertThat(key("find").getCacheName()).isEqualTo("found");
    }

    @Test
    @DisplayName("CacheMethodDetails.getCacheName: else that of @CacheDefaults")
    void theNameOfTheClass() {
        assertThat(key("put").getCacheName()).isEqualTo("of-the-class");
        assertThat(invocation("removeAll").getCacheName()).isEqualTo("of-the-class");
    }

    @Test
    @DisplayName("CacheMethodDetails.getCacheName: else class, method and parameters")
    void theGeneratedName() {
        assertThat(key("nameless").getCacheName())
                .isEqualTo(Nameless.class.getName() + ".nameless(java.lang.String,int)");
    }

    @Test
    @DisplayName("CacheInvocationContext.getTarget: the object that the method was called on")
    void theTarget() {
        assertThat(key("find").getTarget()).isInstanceOf(Shop.class);
        assertThat(invocation("removeAll").getTarget()).isInstanceOf(Shop.class);
    }

    @Test
    @DisplayName("CacheInvocationContext.getAllParameters: all of them, in an array that is the caller's own")
    void allParameters() {
        CacheInvocationParameter[] all = key("find").getAllParameters();
        assertThat(all).extracting(CacheInvocationParameter::getValue).containsExactly("a", List.of("x"), null);
        all[0] = null;
        assertThat(key("find").getAllParameters()).doesNotContainNull();
        assertThat(invocation("removeAll").getAllParameters()).isEmpty();
    }

    @Test
    @DisplayName("CacheInvocationContext.unwrap: what it is, else an IllegalArgumentException")
    void unwrapping() {
        CacheKeyInvocationContext<? extends Annotation> context = key("find");
        assertThat(context.unwrap(CacheKeyInvocationContext.class)).isSameAs(context);
        assertThatThrownBy(() -> context.unwrap(Shop.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName(
            "CacheKeyInvocationContext.getKeyParameters: chosen by its three rules, in an array that is the caller's own")
    void theKeyParameters() {
        assertThat(ContextBeans.values(key("remove").getKeyParameters()))
                .as("nothing marked")
                .containsExactly("b", "c");
        assertThat(ContextBeans.values(key("put").getKeyParameters()))
                .as("a value marked")
                .containsExactly("a", 7);
        assertThat(ContextBeans.values(key("find").getKeyParameters()))
                .as("a key marked")
                .containsExactly("a");
        key("find").getKeyParameters()[0] = null;
        assertThat(key("find").getKeyParameters()).doesNotContainNull();
    }

    @Test
    @DisplayName("CacheKeyInvocationContext.getValueParameter: that of @CachePut, null for the others")
    void theValueParameter() {
        assertThat(key("put").getValueParameter().getValue()).isEqualTo("value");
        assertThat(key("find").getValueParameter()).isNull();
        assertThat(key("remove").getValueParameter()).isNull();
    }

    @Test
    @DisplayName("CacheInvocationParameter.getRawType: as the method declares it, not as the argument is")
    void theDeclaredType() {
        assertThat(key("find").getAllParameters())
                .extracting(CacheInvocationParameter::getRawType)
                .isEqualTo(List.of(String.class, List.class, Object.class));
        assertThat(key("put").getAllParameters()[1].getRawType()).isEqualTo(int.class);
    }

    @Test
    @DisplayName("CacheInvocationParameter.getAnnotations: all of them, never null, not to be changed")
    void theParametersAnnotations() {
        Set<Annotation> annotations = key("find").getAllParameters()[0].getAnnotations();
        assertThat(annotations)
                .hasSize(2)
                .hasAtLeastOneElementOfType(CacheKey.class)
                .hasAtLeastOneElementOfType(Noted.class);
        assertThatThrownBy(annotations::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThat(key("find").getAllParameters()[1].getAnnotations()).isEmpty();
    }

    @Test
    @DisplayName("CacheInvocationParameter.getParameterPosition: among all parameters, for a key too")
    void thePosition() {
        assertThat(key("put").getValueParameter().getParameterPosition()).isEqualTo(2);
        assertThat(key("put").getKeyParameters())
                .extracting(CacheInvocationParameter::getParameterPosition)
                .containsExactly(0, 1);
    }
}
