package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.annotation.CacheFor;
import dev.larder.annotation.CacheTags;
import dev.larder.internal.el.ExpressionLanguage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code onlyIf} and {@code unless}, and expressions of Jakarta EL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionsTest {

    private Deployment deployment;
    private Shop shop;

    @BeforeAll
    void deploy() {
        deployment = new Deployment(Shop.class);
        shop = deployment.bean(Shop.class);
    }

    @AfterAll
    void undeploy() {
        deployment.close();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            p.draft, true
            !p.draft, false
            p.id == 7, true
            p.id == 7.0, true
            p.id != 7, false
            p.id >= 7, true
            p.id > 7, false
            p.id < 8, true
            p.id <= 6, false
            p.kind == 'GIFT', true
            p.kind == 'gift', false
            p.note == null, true
            p.note != null, false
            p.draft == true, true
            p.draft == false, false
            empty p.note, true
            !empty p.note, false
            empty p.tags, false
            empty result, true
            result == null, true
            0.id == 7, true
            ${p.id > 6 and p.kind == 'GIFT'}, true
            ${p.tags.size() == 1 && empty p.note}, true
            ${p.tags[0] == 'new'}, true
            ${result == null}, true
            ${Boolean.TRUE and p.id mod 2 == 0}, false
            """)
    void aConditionIsAnsweredByTheArgumentsAndTheResult(String text, boolean answer) throws Exception {
        Object[] arguments = {new Product(7, true, Kind.GIFT, null, List.of("new"))};
        assertThat(Condition.of(text, sources()).holds(arguments, Optional.empty()))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            q.draft | there is no parameter 'q'
            p.weight | dev.larder.internal.method.ConditionsTest$Product has no component, getter, method or public field 'weight'
            p.kind | p.kind is a Kind and neither true nor false
            p.id == seven | seven is neither a number nor null, true, false or a text in single quotes
            p.kind < 'a' | < compares with a number
            p.id = 7 | not a condition
            ${q.draft} | '${q.draft}': there is no 'q'
            """)
    void aConditionThatCannotBeAnsweredIsRefused(String text, String message) throws Exception {
        Sources sources = sources();
        assertThatThrownBy(() -> Condition.of(text, sources)).hasMessage(message);
    }

    @Test
    void anExpressionThatIsNoneIsRefused() throws Exception {
        Sources sources = sources();
        assertThatThrownBy(() -> Condition.of("${p.id gt}", sources)).hasMessageContaining("not an expression (");
    }

    @Test
    void withoutJakartaExpressionLanguageAnExpressionIsRefused() throws Exception {
        ExpressionLanguage none = (text, names, type) -> {
            throw new IllegalArgumentException("there is no Jakarta Expression Language here");
        };
        Sources sources = new Sources(sources().method(), null, none);
        assertThatThrownBy(() -> Condition.of("${p.id > 7}", sources))
                .hasMessage("'${p.id > 7}': there is no Jakarta Expression Language here");
    }

    private static Sources sources() throws Exception {
        return new Sources(Shop.class.getMethod("described", Product.class), null, ExpressionLanguage.ofPlatform());
    }

    @Test
    void aCallThatDoesNotFulfilOnlyIfGoesPastTheCache() {
        int first = shop.search("tea");
        assertThat(shop.search("tea")).isEqualTo(first);
        assertThat(shop.search("t")).isNotEqualTo(shop.search("t"));
    }

    @Test
    void aResultThatFulfilsUnlessIsNotKept() {
        assertThat(shop.maybe(-1)).isEmpty();
        int calls = shop.calls();
        assertThat(shop.maybe(-1)).isEmpty();
        assertThat(shop.calls()).isEqualTo(calls + 1);
        assertThat(shop.maybe(1)).isEqualTo(shop.maybe(1));
    }

    @Test
    void aPromisedResultThatFulfilsUnlessIsNotKept() {
        assertThat(shop.later(-1).toCompletableFuture().join())
                .isNotEqualTo(shop.later(-1).toCompletableFuture().join());
        assertThat(shop.later(1).toCompletableFuture().join())
                .isEqualTo(shop.later(1).toCompletableFuture().join());
    }

    @Test
    void aPutThatFulfilsUnlessRemovesWhatIsKept() {
        int first = shop.found(9);
        shop.save(9, 5);
        assertThat(shop.found(9)).isEqualTo(5);
        shop.save(9, -1);
        assertThat(shop.found(9)).isGreaterThan(first);
    }

    @Test
    void aPutThatDoesNotFulfilOnlyIfIsNone() {
        int first = shop.found(11);
        shop.saveOdd(12, 70);
        shop.saveOdd(11, 50);
        assertThat(shop.found(11)).isNotEqualTo(first).isEqualTo(50);
        assertThat(shop.found(12)).isNotEqualTo(70);
    }

    @Test
    void aConditionThatFailsKeepsNothing() {
        assertThat(shop.failing(new Failing(), 1)).isNotEqualTo(shop.failing(new Failing(), 1));
        assertThat(shop.failingBefore(new Failing(), 1)).isNotEqualTo(shop.failingBefore(new Failing(), 1));
    }

    @Test
    void aTagMayHoldAnExpression() {
        int first = shop.tagged(List.of("red", "blue"));
        deployment.caches.invalidateTags("colour:blue");
        assertThat(shop.tagged(List.of("red", "blue"))).isNotEqualTo(first);
    }

    @Test
    void aTagMayHoldAnExpressionOfTheResult() {
        int first = shop.taggedByResult("x");
        deployment.caches.invalidateTags("next:" + (first + 1));
        assertThat(shop.taggedByResult("x")).isNotEqualTo(first);
    }

    enum Kind {
        GIFT
    }

    record Product(long id, boolean draft, Kind kind, String note, List<String> tags) {}

    static final class Failing {
        public boolean isBroken() {
            throw new IllegalStateException("broken");
        }
    }

    @ApplicationScoped
    static class Shop {
        private final AtomicInteger calls = new AtomicInteger();

        int calls() {
            return calls.get();
        }

        public Optional<String> described(Product p) {
            return Optional.empty();
        }

        @CacheResult
        @CacheFor(onlyIf = "${words.length() > 2}")
        int search(String words) {
            return calls.incrementAndGet();
        }

        @CacheResult
        @CacheFor(unless = "result == null")
        Optional<Integer> maybe(int id) {
            int call = calls.incrementAndGet();
            return id < 0 ? Optional.empty() : Optional.of(call);
        }

        @CacheResult
        @CacheFor(unless = "result < 0")
        CompletionStage<Integer> later(int id) {
            return CompletableFuture.completedFuture(id * calls.incrementAndGet());
        }

        @CacheResult(cacheName = "found")
        int found(int id) {
            return calls.incrementAndGet();
        }

        @CachePut(cacheName = "found")
        @CacheFor(unless = "value < 0")
        void save(@CacheKey int id, @CacheValue int value) {}

        @CachePut(cacheName = "found")
        @CacheFor(onlyIf = "${id mod 2 == 1}")
        void saveOdd(@CacheKey int id, @CacheValue int value) {}

        @CacheResult
        @CacheFor(unless = "f.broken")
        int failing(Failing f, @CacheKey int id) {
            return calls.incrementAndGet();
        }

        @CacheResult
        @CacheFor(onlyIf = "f.broken")
        int failingBefore(Failing f, @CacheKey int id) {
            return calls.incrementAndGet();
        }

        @CacheResult
        @CacheTags("colour:${colours[1]}")
        int tagged(List<String> colours) {
            return calls.incrementAndGet();
        }

        @CacheResult
        @CacheTags("next:${result + 1}")
        int taggedByResult(String id) {
            return calls.incrementAndGet();
        }
    }
}
