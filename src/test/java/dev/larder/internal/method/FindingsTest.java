package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.larder.ConfigurationException;
import dev.larder.internal.el.ExpressionLanguage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in annotations: each stops the deployment, with place and remedy, all at once. */
class FindingsTest {

    private static final String HERE = Mistakes.class.getName() + ".";
    private static List<String> findings;

    @BeforeAll
    static void deploy() {
        Throwable failure = catchThrowable(() -> new Deployment(Mistakes.class).close());
        findings = configuration(failure).findings();
    }

    private static ConfigurationException configuration(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .filter(ConfigurationException.class::isInstance)
                .map(ConfigurationException.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no ConfigurationException", failure));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            voidResult() | @CacheResult on a void method has no result to keep. Return the value or remove the annotation.
            privateResult() | a private method is never intercepted, so its annotation has no effect. Remove 'private' or the annotation.
            staticResult() | a static method is never intercepted, so its annotation has no effect. Remove 'static' or the annotation.
            twoAnnotations(int) | @CacheResult and @CacheRemove exclude each other. Leave one and move the other to a method of another bean that calls this one.
            streamResult() | @CacheResult on a method that returns Stream, which can be used only once. Return a list, a value, or a CompletionStage of one.
            stageExceptions() | exceptionCacheName = 'x' on a method that returns a stage: failures of stages are not kept. Remove it, or return the value itself.
            sameExceptionCache() | exceptionCacheName = 'same' is the cache of the results, where an exception would be taken for one. Name another cache.
            invalidatesOnHit(int) | @InvalidateTags beside @CacheResult would not happen on a hit. Put it on the method that makes the change.
            putWithoutValue(int) | @CachePut needs one parameter with @CacheValue and has 0. Mark the parameter that holds the value.
            putWithTwoValues(int,int) | @CachePut needs one parameter with @CacheValue and has 2. Mark the parameter that holds the value.
            valueWithoutPut(int) | @CacheValue has a meaning only with @CachePut. Remove it.
            keyOfAll(int) | @CacheRemoveAll has no key, yet a parameter has @CacheKey. Use @CacheRemove or remove @CacheKey.
            lonelyLifetime() | @CacheFor without @CacheResult or @CachePut has no effect. Add one of them or remove it.
            lonelyTags() | @CacheTags without @CacheResult or @CachePut has no effect. Add one of them or remove it.
            lifetimeOfRemove(int) | @CacheFor on a method that stores nothing. Move it to @CacheResult or @CachePut, or remove it.
            badDuration() | @CacheFor(value): 'soon' is not a duration. Use seconds, 90s, 15m, 1h30m, 1d, PT15M or forever.
            badWindow() | @CacheFor(staleIfError): 'late' is not a duration. Use seconds, 90s, 15m, 1h30m, 1d, PT15M or forever.
            noSuchIdle() | @CacheFor(idle = "2h") must be more than nothing and no longer than value. Give it a value, the longest life; forever is one.
            onlyIfOfResult(int) | @CacheFor(onlyIf = "result > 1"): asked before there is a result. Ask about parameters, or use unless.
            noCondition(int) | @CacheFor(unless = "id = 1"): not a condition. Write a path, !path, empty path, path == 'text', path >= 10, or ${an expression of Jakarta EL}.
            unknownInExpression(int) | tag 'p:${di + 1}': '${di + 1}': there is no 'di'. Name a parameter, {result} or a path through their public members.
            finalResult() | a final method is never intercepted, so its annotation has no effect. Remove 'final' or the annotation.
            eachOfNothing(int) | @CacheEach needs one key parameter that is a Collection, List or Set, and a Map as result. Give it both, or remove it.
            eachAnyway(java.util.List) | @CacheEach goes with neither skipGet nor exceptionCacheName nor onlyIf. Remove them, or it.
            eachWithGenerator(java.util.List) | @CacheEach makes its own keys in caches of Larder's, not with a cacheKeyGenerator or cacheResolverFactory. Remove that, or @CacheEach.
            eachWithResolver(java.util.List) | @CacheEach makes its own keys in caches of Larder's, not with a cacheKeyGenerator or cacheResolverFactory. Remove that, or @CacheEach.
            eachOnPut(java.util.List,int) | @CacheEach has a meaning only with @CacheResult. Remove it.
            tagsOfRemove(int) | @CacheTags on a method that stores nothing. Move it to @CacheResult or @CachePut, or remove it.
            lonelyEach() | @CacheEach without @CacheResult has no effect. Add one of them or remove it.
            unknownParameter(int) | tag 'p:{di}': there is no parameter 'di'. Name a parameter, {result} or a path through their public members.
            unknownPosition(int) | tag 'p:{1}': there is no parameter {1}; the first is {0}. Name a parameter, {result} or a path through their public members.
            unknownStep(java.lang.String) | tag 'p:{id.size}': java.lang.String has no component, getter, method or public field 'size'. Name a parameter, {result} or a path through their public members.
            resultOfVoid(int) | tag 'p:{result}': the method is void and has no 'result'. Name a parameter, {result} or a path through their public members.
            openBrace(int) | tag 'p:{id': its braces are not in pairs. Name a parameter, {result} or a path through their public members.
            emptyTag(int) | tag '': the tag is empty. Name a parameter, {result} or a path through their public members.
            emptyPath(int) | tag 'p:{id.}': '{id.}' is not a path. Name a parameter, {result} or a path through their public members.
            """)
    void areSaidWithPlaceAndRemedy(String method, String message) {
        assertThat(findings).contains(HERE + method + ": " + message);
    }

    @Test
    void keyParametersWithoutAValueOfTheirOwnAreRefused() {
        assertThat(findings)
                .anyMatch(f ->
                        f.startsWith(HERE + "streamKey(java.io.InputStream): key parameter in: java.io.InputStream has"
                                + " no value that could be part of a key. Use a record, a text or a number."))
                .anyMatch(f -> f.startsWith(
                        HERE + "entityKey(" + Mistakes.Entity.class.getName() + "): key parameter entity: "))
                .anyMatch(f -> f.startsWith(HERE + "listOfStreams(java.util.List): key parameter list: "));
    }

    @Test
    void nothingElseIsFound() {
        String places = findings.stream()
                .map(finding -> finding.substring(HERE.length(), finding.indexOf('(')))
                .distinct()
                .collect(Collectors.joining(" "));
        assertThat(places).doesNotContain("fine");
        assertThat(findings).hasSize(39);
    }

    @Test
    void theyStopTheDeploymentTogether() {
        assertThatThrownBy(() -> new Deployment(Mistakes.class).close())
                .hasMessageContaining("voidResult")
                .hasMessageContaining("emptyTag");
    }

    @Test
    void namesThatWereNotCompiledInAreExplained() throws Exception {
        var sources = new Sources(
                Comparable.class.getMethod("compareTo", Object.class), null, ExpressionLanguage.ofPlatform());
        assertThatThrownBy(() -> TagTemplate.of("x:{other}", sources))
                .hasMessage("there is no parameter 'other', since the class was compiled without -parameters (or use a"
                        + " position: {0})");
        assertThat(TagTemplate.of("x:{0}", sources).tag(new Object[] {5}, null)).isEqualTo("x:5");
    }
}
