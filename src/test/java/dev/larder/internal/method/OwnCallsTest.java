package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import javax.cache.annotation.CacheResult;
import org.junit.jupiter.api.Test;

/** Calls past the interceptors, as development mode finds them. */
class OwnCallsTest {

    @Test
    void aCallOfTheBeansOwnMethodIsFound() {
        assertThat(found(Calling.class)).containsExactly("find");
    }

    @Test
    void aReferenceToTheBeansOwnMethodIsFound() {
        assertThat(found(Referring.class)).containsExactly("find");
    }

    @Test
    void aCallThroughAnInjectedReferenceIsNone() {
        assertThat(found(Injected.class)).isEmpty();
    }

    @Test
    void aClassThatCallsNothingOfItsOwnIsFine() {
        assertThat(found(Quiet.class)).isEmpty();
    }

    private static Set<String> found(Class<?> type) {
        Set<Method> cached = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(CacheResult.class))
                .collect(Collectors.toSet());
        return OwnCalls.among(type, cached).stream().map(Method::getName).collect(Collectors.toSet());
    }

    static class Calling {
        private final double constant = 0x1.5p300;

        @CacheResult
        public String find(long id) {
            return "p" + id + constant;
        }

        @CacheResult
        public String other(long id) {
            return "o" + id;
        }

        public String both() {
            return find(1L << 40) + "/" + find(2);
        }
    }

    static class Referring {
        @CacheResult
        public String find(long id) {
            return "p" + id;
        }

        public LongFunction<String> finder() {
            return this::find;
        }
    }

    static class Injected {
        Injected self;

        @CacheResult
        public String find(long id) {
            return "p" + id;
        }

        public String both() {
            return self.find(1) + "/" + self.find(2);
        }
    }

    static class Quiet {
        @CacheResult
        public String find(long id) {
            return "p" + id;
        }
    }
}
