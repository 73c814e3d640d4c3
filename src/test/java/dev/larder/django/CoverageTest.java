package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every line of the groups A to E and J is cited by a test, or left out with a reason. */
class CoverageTest {

    private static final Map<String, int[]> GROUPS = Map.of(
            "A", new int[] {1, 2, 4, 5, 8, 9, 10, 11, 13, 15},
            "B",
                    new int[] {
                        16, 17, 19, 20, 23, 24, 26, 27, 28, 29, 31, 33, 35, 36, 38, 39, 40, 42, 43, 45, 46, 47, 49, 51,
                        53, 54, 55, 56, 58, 60, 61, 63, 64, 66, 67, 68, 70, 72, 73, 74, 76, 77, 79, 80, 82, 84, 85
                    },
            "C", new int[] {87, 88, 90, 92, 93, 94, 96, 97, 98, 100, 102, 103, 104, 106, 107},
            "D", new int[] {109, 111, 112, 113, 116, 117, 118, 119, 121, 122},
            "E", new int[] {124, 126, 127, 128, 131, 132, 133},
            "J", new int[] {183, 184, 186, 188, 189, 190, 191, 193, 194});

    private static final List<Class<?>> SUBJECTS =
            List.of(ValuesByReferenceTest.class, ValuesOnCaffeineTest.class, ValuesAsBytesTest.class);
    private static final List<Class<?>> OTHERS =
            List.of(NoneTest.class, OwnBackendTest.class, InMemoryTest.class, RegistryTest.class);
    private static final List<Map<String, String>> LEFT_OUT =
            List.of(NoneTest.LEFT_OUT, ValuesContract.LEFT_OUT, InMemoryTest.LEFT_OUT, RegistryTest.LEFT_OUT);

    private static final Pattern LINE = Pattern.compile("\\bD\\d+\\b");

    private static Set<String> lines() {
        return GROUPS.values().stream()
                .flatMapToInt(IntStream::of)
                .mapToObj(number -> "D" + number)
                .collect(Collectors.toSet());
    }

    /** The lines that the tests cite which run when this class is run. */
    private static Set<String> cited(Class<?> type) {
        Set<String> cited = new TreeSet<>();
        for (Method method : type.getMethods()) {
            cited.addAll(cited(method));
        }
        for (Method method : type.getDeclaredMethods()) {
            cited.addAll(cited(method));
        }
        return cited;
    }

    private static Set<String> cited(Method method) {
        DisplayName name = method.getAnnotation(DisplayName.class);
        boolean runs = method.isAnnotationPresent(Test.class) && !Modifier.isStatic(method.getModifiers());
        return name == null || !runs
                ? Set.of()
                : LINE.matcher(name.value()).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @Test
    void everyLineIsCitedOrLeftOutWithAReason() {
        Set<String> missing = new TreeSet<>(lines());
        Stream.concat(SUBJECTS.stream().limit(1), OTHERS.stream()).forEach(type -> missing.removeAll(cited(type)));
        LEFT_OUT.forEach(leftOut -> missing.removeAll(leftOut.keySet()));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyBackendIsHeldToTheSameLines() {
        for (Class<?> subject : SUBJECTS) {
            assertThat(cited(subject))
                    .as(subject.getSimpleName())
                    .isEqualTo(cited(SUBJECTS.get(0)))
                    .hasSizeGreaterThan(60);
        }
    }

    @Test
    void whatIsLeftOutIsNotCitedAndHasAReason() {
        for (Map<String, String> leftOut : LEFT_OUT) {
            assertThat(lines()).containsAll(leftOut.keySet());
            assertThat(leftOut.values()).allMatch(reason -> !reason.isBlank());
            Set<String> both = new HashSet<>(leftOut.keySet());
            Set<String> cited = Stream.concat(SUBJECTS.stream(), OTHERS.stream())
                    .flatMap(type -> cited(type).stream())
                    .collect(Collectors.toSet());
            both.retainAll(cited);
            assertThat(both).isEmpty();
        }
    }

    @Test
    void noTestCitesALineOfNoGroup() {
        for (Class<?> type : OTHERS) {
            assertThat(lines()).containsAll(cited(type));
        }
        assertThat(lines()).containsAll(cited(SUBJECTS.get(0)));
    }
}
