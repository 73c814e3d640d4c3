package dev.larder.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Each known incident of other caches that concerns pages has a test that names it; the others say where they are covered. */
class IncidentsTest {

    private static final List<Class<?>> CLASSES =
            List.of(LeakedPagesTest.class, PoisonedPagesTest.class, BrokenPagesTest.class, MixedUpKeysTest.class);

    /** Whoever adds an incident here owes it a test. */
    private static final List<String> PAGES = List.of(
            "Kettle 2018",
            "Kettle 2020",
            "CVE-2021-41267",
            "CVE-2024-46982",
            "CVE-2025-27415",
            "CVE-2026-22741",
            "Gil 2017",
            "PortSwigger 2024",
            "Steam 2015",
            "Railway 2026",
            "CVE-2022-24894",
            "CVE-2026-6907",
            "CVE-2026-35192",
            "CVE-2026-35193",
            "CVE-2026-8404",
            "CVE-2026-48587",
            "GHSA-3h9f-r86x-qvjx",
            "CVE-2026-113593",
            "PYSEC-2026-3824",
            "CVE-2025-57752",
            "nuxt/nuxt#28527",
            "ChatGPT 2023",
            "spring-projects/spring-framework#14870",
            "OutputCache delimiters",
            "nirzaf/Stockpile#117",
            "stellar/stellar-disbursement-platform-backend#1142",
            "microsoft/FluidFramework#24962",
            "spatie/laravel-responsecache#104",
            "spatie/laravel-responsecache#69",
            "spatie/laravel-responsecache#125",
            "spatie/laravel-responsecache#219",
            "dradis/dradis-ce#408",
            "locomotivecms/engine#907",
            "View state",
            "CPDoS HHO 2019",
            "CPDoS HMC 2019",
            "CPDoS HMO 2019",
            "CVE-2025-49826",
            "CVE-2025-32421",
            "nitrojs/nitro#1992",
            "CVE-2026-41007",
            "CVE-2026-41716",
            "dotnet/aspnetcore#67911",
            "dotnet/aspnetcore#69214",
            "Open PURGE",
            "Leak through logs",
            "owen2345/camaleon-cms#1279",
            "nitrojs/nitro#1745",
            "darkweak/souin#846",
            "Fragment XSS persistence");

    private static final String GADGETS =
            "dev.larder.internal.codec.JavaCodecTest: no class is loaded because bytes name it";
    private static final String NOT_YET = "no backend with a connection that could fall out of step is in this release";

    /** The rest, with where it is covered or why it cannot happen. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("CVE-2020-8165", GADGETS),
            Map.entry("CVE-2017-1000248", GADGETS),
            Map.entry("CVE-2023-42809", GADGETS),
            Map.entry("CVE-2016-0750", GADGETS),
            Map.entry("CVE-2018-1131", GADGETS),
            Map.entry("CVE-2016-10750", GADGETS),
            Map.entry("CVE-2021-29485", GADGETS),
            Map.entry("OpenBankProject/OBP-API#2888", GADGETS),
            Map.entry("dotCMS/core#36674", GADGETS),
            Map.entry("CVE-2020-13254", NOT_YET),
            Map.entry("dotnet/aspnetcore#67763", NOT_YET));

    private static Stream<Method> tests() {
        return CLASSES.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method ->
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class));
    }

    private static boolean cites(Method test, String incident) {
        DisplayName name = test.getAnnotation(DisplayName.class);
        return name != null && name.value().matches("(?s).*\\b\\Q" + incident + "\\E(?!\\d).*");
    }

    @Test
    void everyIncidentHasATestThatNamesIt() {
        List<Method> tests = tests().toList();
        Set<String> missing = new TreeSet<>(PAGES);
        missing.removeIf(incident -> tests.stream().anyMatch(test -> cites(test, incident)));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTestNamesAnIncident() {
        assertThat(tests().filter(test -> PAGES.stream().noneMatch(incident -> cites(test, incident)))
                        .map(Method::getName))
                .isEmpty();
    }

    @Test
    void whatIsCoveredElsewhereSaysWhereAndIsNotCitedHere() throws Exception {
        Set<String> both = ELSEWHERE.keySet().stream()
                .filter(incident -> tests().anyMatch(test -> cites(test, incident)))
                .collect(Collectors.toSet());
        assertThat(both).isEmpty();
        assertThat(Class.forName(GADGETS.substring(0, GADGETS.indexOf(':')))).isNotNull();
    }
}
