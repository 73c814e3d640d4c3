package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * Lines of the acceptance cases, those who cite them, and those that are left out.
 *
 * @param all the numbers
 * @param tests whose running tests cite them
 * @param leftOut with their reasons
 */
record Lines(Set<String> all, List<Class<?>> tests, Map<String, String> leftOut) {

    private static final Pattern LINE = Pattern.compile("\\bD\\d+\\b");

    static Lines of(Map<String, int[]> groups, List<Class<?>> tests, Map<String, String> leftOut) {
        Set<String> all = groups.values().stream()
                .flatMapToInt(IntStream::of)
                .mapToObj(number -> "D" + number)
                .collect(Collectors.toSet());
        return new Lines(all, tests, leftOut);
    }

    /** A test of another room, by what follows {@code dev.larder}. */
    static Class<?> test(String name) {
        try {
            return Class.forName("dev.larder." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name, e);
        }
    }

    /** The lines that the tests cite which run when this class is run; those it inherits are among them. */
    static Set<String> citedBy(Class<?> type) {
        Stream<Method> own = Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()));
        Stream<Method> running =
                Stream.concat(Arrays.stream(type.getMethods()), own).filter(Lines::runs);
        return Stream.<AnnotatedElement>concat(Stream.of(type), running)
                .flatMap(Lines::named)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean runs(Method method) {
        boolean test = method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
        return test && !Modifier.isStatic(method.getModifiers());
    }

    private static Stream<String> named(AnnotatedElement element) {
        DisplayName name = element.getAnnotation(DisplayName.class);
        return name == null
                ? Stream.empty()
                : LINE.matcher(name.value()).results().map(MatchResult::group);
    }

    private Set<String> cited() {
        return tests.stream().flatMap(type -> citedBy(type).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    void areCitedOrLeftOut() {
        Set<String> missing = new TreeSet<>(all);
        missing.removeAll(cited());
        missing.removeAll(leftOut.keySet());
        assertThat(missing).isEmpty();
    }

    void areLeftOutOnlyWithAReasonAndWhereNobodyCitesThem() {
        assertThat(all).containsAll(leftOut.keySet());
        assertThat(leftOut.values()).allMatch(reason -> !reason.isBlank());
        Set<String> both = new HashSet<>(leftOut.keySet());
        both.retainAll(cited());
        assertThat(both).isEmpty();
    }

    void areAllThatIsCited() {
        assertThat(all).containsAll(cited());
    }
}
