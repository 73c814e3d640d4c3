package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * JSR-107 1.1.1, annotations on superclasses and interfaces, which it leaves to JSR-250 §2.1: the sentences that {@link NamesTest}
 * leaves.
 *
 * <pre>
 * sentence                                     test
 * the class's for the methods it declares      NamesTest.anAnnotationOnTheClassCountsForEveryMethodWithoutOneOfItsOwn
 * not for those it inherits                    NamesTest.anInheritedMethodKeepsWhatItsOwnClassGaveIt, theHeirsAnnotationIsNotForWhatItInherits
 * the superclass's for those that it declares  theSuperclasssAnnotationCountsForItsOwnMethods
 * the method's before the class's              NamesTest.anAnnotationOnTheClassCounts..., theMethodsOwnComesBeforeTheClasss
 * an overriding method starts anew             NamesTest.anOverridingMethodStartsAnew, anOverridingMethodMaySayItAgain
 * interfaces give nothing                      NamesTest.interfacesGiveNothing, parametersOfAnInterfaceGiveNothingEither
 * abstract superclasses, generic ones          aMethodOfAnAbstractGenericSuperclassIsCached
 * </pre>
 */
class InheritanceTest {

    private static Deployment deployment;
    private static Heir heir;

    @BeforeAll
    static void deploy() {
        deployment = new Deployment(Heir.class, Table.class, Implementation.class, Emptier.class);
        heir = deployment.bean(Heir.class);
    }

    @AfterAll
    static void undeploy() {
        deployment.close();
    }

    @Test
    @DisplayName(
            "JSR-250 §2.1: an annotation of the superclass counts for the methods that it declares, called through an heir too")
    void theSuperclasssAnnotationCountsForItsOwnMethods() {
        assertThat(heir.inherited(1)).isSameAs(heir.inherited(1));
        assertThat(deployment.extension().cacheNames()).containsKey("parent");
    }

    @Test
    @DisplayName("JSR-250 §2.1: an annotation of the heir does not count for what it inherits")
    void theHeirsAnnotationIsNotForWhatItInherits() {
        assertThat(heir.declaredHere(2)).isSameAs(heir.declaredHere(2));
        Object inherited = heir.inherited(3);
        deployment.caches.get("heir").clear();
        assertThat(heir.inherited(3)).isSameAs(inherited);
    }

    @Test
    @DisplayName("JSR-250 §2.1: an annotation of the method comes before that of its class")
    void theMethodsOwnComesBeforeTheClasss() {
        Emptier emptier = deployment.bean(Emptier.class);
        Object kept = heir.inherited(4);
        emptier.look();
        assertThat(heir.inherited(4)).isSameAs(kept);
        emptier.empty();
        assertThat(heir.inherited(4)).isNotSameAs(kept);
    }

    @Test
    @DisplayName("JSR-250 §2.1: an overriding method has what it says itself, and that alone")
    void anOverridingMethodMaySayItAgain() {
        Object kept = heir.overridden(5);
        assertThat(heir.overridden(5)).isSameAs(kept);
        deployment.caches.get("parent").clear();
        assertThat(heir.overridden(5))
                .as("kept in the cache that the heir names")
                .isSameAs(kept);
    }

    @Test
    @DisplayName("JSR-250 §2.1: an overriding method without an annotation is not cached")
    void anOverridingMethodWithoutOneIsNotCached() {
        assertThat(heir.bare(6)).isNotSameAs(heir.bare(6));
    }

    @Test
    @DisplayName("JSR-250 §2.1: neither are the parameters of an interface's method annotated for who implements it")
    void parametersOfAnInterfaceGiveNothingEither() {
        Implementation bean = deployment.bean(Implementation.class);
        Object first = bean.find(1, "ann");
        assertThat(bean.find(1, "ann")).isSameAs(first);
        assertThat(bean.find(1, "bob")).as("user is part of the key").isNotSameAs(first);
    }

    @Test
    @DisplayName("A method of an abstract, generic superclass is cached for each class that inherits it")
    void aMethodOfAnAbstractGenericSuperclassIsCached() {
        Table table = deployment.bean(Table.class);
        Object first = table.find("a");
        assertThat(table.find("a")).isSameAs(first);
        table.drop("a");
        assertThat(table.find("a")).isNotSameAs(first);
    }

    @CacheResult(cacheName = "parent")
    static class Parent {
        Object inherited(int id) {
            return new Object();
        }

        Object overridden(int id) {
            return new Object();
        }

        Object bare(int id) {
            return new Object();
        }
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "heir")
    static class Heir extends Parent {
        @CacheResult
        Object declaredHere(int id) {
            return new Object();
        }

        @Override
        @CacheResult
        Object overridden(int id) {
            return new Object();
        }

        @Override
        Object bare(int id) {
            return new Object();
        }
    }

    @ApplicationScoped
    @CacheRemoveAll(cacheName = "parent")
    static class Emptier {
        void empty() {}

        @CacheResult(cacheName = "looked")
        Object look() {
            return new Object();
        }
    }

    @CacheDefaults(cacheName = "tables")
    abstract static class AnyTable<K> {
        @CacheResult
        Object find(K key) {
            return new Object();
        }

        @CacheRemove
        void drop(K key) {}
    }

    @ApplicationScoped
    static class Table extends AnyTable<String> {}

    interface Contract {
        @CacheResult(cacheName = "contract")
        Object find(@CacheKey int id, String user);
    }

    @ApplicationScoped
    static class Implementation implements Contract {
        @Override
        @CacheResult(cacheName = "implementation")
        public Object find(int id, String user) {
            return new Object();
        }
    }
}
