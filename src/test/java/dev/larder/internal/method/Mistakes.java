package dev.larder.internal.method;

import dev.larder.annotation.CacheEach;
import dev.larder.annotation.CacheFor;
import dev.larder.annotation.CacheTags;
import dev.larder.annotation.InvalidateTags;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;

/** One mistake in each method, but for the last two. */
@ApplicationScoped
class Mistakes {

    static class Entity {
        long id;
    }

    @CacheResult
    void voidResult() {}

    @CacheResult
    private String privateResult() {
        return "";
    }

    @CacheResult
    static String staticResult() {
        return "";
    }

    @CacheResult
    @CacheRemove
    String twoAnnotations(int id) {
        return "";
    }

    @CacheResult
    Stream<String> streamResult() {
        return Stream.empty();
    }

    @CacheResult(exceptionCacheName = "x")
    CompletionStage<String> stageExceptions() {
        return null;
    }

    @CacheResult(cacheName = "same", exceptionCacheName = "same")
    String sameExceptionCache() {
        return "";
    }

    @CacheResult
    @InvalidateTags("x")
    String invalidatesOnHit(int id) {
        return "";
    }

    @CachePut
    void putWithoutValue(int id) {}

    @CachePut
    void putWithTwoValues(@CacheValue int a, @CacheValue int b) {}

    @CacheRemove
    void valueWithoutPut(@CacheValue int a) {}

    @CacheRemoveAll
    void keyOfAll(@CacheKey int a) {}

    @CacheFor("1m")
    void lonelyLifetime() {}

    @CacheTags("x")
    void lonelyTags() {}

    @CacheRemove
    @CacheFor("1m")
    void lifetimeOfRemove(int id) {}

    @CacheResult
    @CacheFor("soon")
    String badDuration() {
        return "";
    }

    @CacheResult
    @CacheFor(staleIfError = "late")
    String badWindow() {
        return "";
    }

    @CacheResult
    @CacheFor(value = "1h", idle = "2h")
    String noSuchIdle() {
        return "";
    }

    @CacheResult
    @CacheFor(onlyIf = "result > 1")
    int onlyIfOfResult(int id) {
        return id;
    }

    @CacheResult
    @CacheFor(unless = "id = 1")
    int noCondition(int id) {
        return id;
    }

    @InvalidateTags("p:${di + 1}")
    void unknownInExpression(int id) {}

    @CacheResult
    final String finalResult() {
        return "";
    }

    @CacheResult
    @CacheEach
    Map<Integer, String> eachOfNothing(int id) {
        return Map.of();
    }

    @CacheResult(skipGet = true)
    @CacheEach
    Map<Integer, String> eachAnyway(List<Integer> ids) {
        return Map.of();
    }

    @CacheResult(cacheKeyGenerator = CacheDefaultsTest.Exact.class)
    @CacheEach
    Map<Integer, String> eachWithGenerator(List<Integer> ids) {
        return Map.of();
    }

    @CacheResult(cacheResolverFactory = ResolversTest.Factory.class)
    @CacheEach
    Map<Integer, String> eachWithResolver(List<Integer> ids) {
        return Map.of();
    }

    @CachePut
    @CacheEach
    void eachOnPut(List<Integer> ids, @CacheValue int value) {}

    @CacheRemove
    @CacheTags("x")
    void tagsOfRemove(int id) {}

    @CacheEach
    void lonelyEach() {}

    @InvalidateTags("p:{di}")
    void unknownParameter(int id) {}

    @InvalidateTags("p:{1}")
    void unknownPosition(int id) {}

    @InvalidateTags("p:{id.size}")
    void unknownStep(String id) {}

    @InvalidateTags("p:{result}")
    void resultOfVoid(int id) {}

    @InvalidateTags("p:{id")
    void openBrace(int id) {}

    @InvalidateTags("")
    void emptyTag(int id) {}

    @InvalidateTags("p:{id.}")
    void emptyPath(int id) {}

    @CacheResult
    String streamKey(InputStream in) {
        return "";
    }

    @CacheResult
    String entityKey(Entity entity) {
        return "";
    }

    @CacheResult
    String listOfStreams(List<InputStream> list) {
        return "";
    }

    @CacheResult
    @CacheFor("1m")
    @CacheTags({"a:{id}", "b:{names}", "c:{result.length}"})
    String fine(@CacheKey long id, List<String> names, Entity entity, InputStream in) {
        return "";
    }

    @CacheResult
    String fineToo(
            Long id,
            Integer number,
            List<Long> ids,
            Object any,
            Comparable<?> some,
            int[] numbers,
            List<byte[]> bytes) {
        return "";
    }
}
