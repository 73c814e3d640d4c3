package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheResult;
import org.junit.jupiter.api.Test;

/** Which annotations count for a method and which cache it gets (JSR-107 by way of JSR-250 §2.1). */
class NamesTest {

    private static final String HERE = NamesTest.class.getName();

    @Test
    void theDefaultNameIsClassMethodAndParameters() {
        try (Deployment deployment = new Deployment(Nameless.class)) {
            assertThat(deployment.extension().cacheNames().keySet())
                    .containsExactly(HERE + "$Nameless.find(java.lang.String,int[],long)");
        }
    }

    @Test
    void theClassGivesADefaultThatTheMethodMayOverride() {
        try (Deployment deployment = new Deployment(Named.class)) {
            assertThat(deployment.extension().cacheNames().keySet()).containsExactly("exceptions", "mine", "products");
        }
    }

    @Test
    void anAnnotationOnTheClassCountsForEveryMethodWithoutOneOfItsOwn() {
        try (Deployment deployment = new Deployment(WholeClass.class)) {
            WholeClass bean = deployment.bean(WholeClass.class);
            assertThat(bean.one()).isEqualTo(bean.one());
            assertThat(bean.two()).isEqualTo(bean.two());
            assertThat(deployment.extension().cacheNames().keySet()).containsExactly("other", "whole");
        }
    }

    @Test
    void anInterceptorOfTheServerForTheSameAnnotationsIsLeftAlone() {
        try (Deployment deployment = new Deployment(ServersOwn.class, Stereotyped.class)) {
            assertThat(deployment.extension().findings()).isEmpty();
            assertThat(deployment.extension().cacheNames().keySet()).containsExactly("repository");
        }
    }

    @Test
    void anInheritedMethodKeepsWhatItsOwnClassGaveIt() {
        try (Deployment deployment = new Deployment(Heir.class)) {
            Heir heir = deployment.bean(Heir.class);
            assertThat(heir.inherited(1)).isEqualTo(heir.inherited(1));
            assertThat(deployment.extension().cacheNames().keySet())
                    .contains("parent")
                    .doesNotContain("heir");
        }
    }

    @Test
    void anOverridingMethodStartsAnew() {
        try (Deployment deployment = new Deployment(Heir.class)) {
            Heir heir = deployment.bean(Heir.class);
            assertThat(heir.overridden(1)).isNotEqualTo(heir.overridden(1));
        }
    }

    @Test
    void interfacesGiveNothing() {
        try (Deployment deployment = new Deployment(Implementation.class)) {
            Contract bean = deployment.bean(Contract.class);
            assertThat(bean.find(1)).isNotEqualTo(bean.find(1));
            assertThat(deployment.extension().cacheNames().keySet()).isEmpty();
        }
    }

    @Test
    void aStereotypeGivesWhatItCarries() {
        try (Deployment deployment = new Deployment(Stereotyped.class)) {
            assertThat(deployment.extension().cacheNames().keySet()).containsExactly("repository");
        }
    }

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface OfServer {}

    @CachePut
    @OfServer
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_AFTER)
    static class ServersOwn {
        @AroundInvoke
        Object cachePut(InvocationContext context) throws Exception {
            return context.proceed();
        }
    }

    @ApplicationScoped
    static class Nameless {
        @CacheResult
        String find(String id, int[] numbers, long count) {
            return id;
        }
    }

    @CacheDefaults(cacheName = "products")
    @ApplicationScoped
    static class Named {
        @CacheResult
        String find(String id) {
            return id;
        }

        @CacheResult(cacheName = "mine", exceptionCacheName = "exceptions")
        String mine(String id) {
            return id;
        }
    }

    @CacheResult(cacheName = "whole")
    @ApplicationScoped
    static class WholeClass {
        private Object made;

        @PostConstruct
        void begin() {
            made = make();
        }

        private Object make() {
            return new Object();
        }

        static void help() {}

        Object one() {
            return new Object();
        }

        @CacheResult(cacheName = "other")
        Object two() {
            return new Object();
        }
    }

    @CacheDefaults(cacheName = "parent")
    static class Parent {
        @CacheResult
        Object inherited(int id) {
            return new Object();
        }

        @CacheResult
        Object overridden(int id) {
            return new Object();
        }
    }

    @CacheDefaults(cacheName = "heir")
    @ApplicationScoped
    static class Heir extends Parent {
        @Override
        Object overridden(int id) {
            return new Object();
        }
    }

    interface Contract {
        @CacheResult(cacheName = "contract")
        Object find(int id);
    }

    @ApplicationScoped
    static class Implementation implements Contract {
        @Override
        public Object find(int id) {
            return new Object();
        }
    }

    @Stereotype
    @CacheDefaults(cacheName = "repository")
    @Retention(RetentionPolicy.RUNTIME)
    @interface Repository {}

    @Repository
    @ApplicationScoped
    static class Stereotyped {
        @CacheResult
        String find(String id) {
            return id;
        }
    }
}
